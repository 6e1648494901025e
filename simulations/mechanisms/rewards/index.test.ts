import { describe, expect, it } from 'vitest';
import { ParameterRegistry } from '../../../contracts/bindings/index.js';
import { only } from '../../../test/fixtures/only.js';
import {
  address,
  contracts,
  dao,
  FactIndexer,
  observation,
  scenario,
  tokenLedger,
  transfer,
  worldView,
} from '../../../test/fixtures/world.js';
import { encodeCall } from '../../chain/index.js';
import { rewards, signed } from './index.js';

const shares = {
  splitTrainersBps: 6_000n,
  splitValidatorsBps: 1_000n,
  splitStakersBps: 2_000n,
  splitTreasuryBps: 1_000n,
};
const governance = { parameters: new Map(Object.entries(shares)) };
const view = worldView({ governance });
type Split = readonly [trainers: bigint, validators: bigint, stakers: bigint, treasury: bigint];
const setSplit = (...split: Split) => ({
  target: contracts.registry,
  value: 0n,
  calldata: encodeCall(ParameterRegistry, 'setSplit', split),
});

describe('a proposal of another split', () => {
  const told = (...split: Split) => dao.describe(setSplit(...split), view, (account) => account);

  it('is told by the shares that change', () => {
    expect(told(6_500n, 1_000n, 1_500n, 1_000n)).toBe('reward split: trainers 60 → 65 %, stakers 20 → 15 %');
    expect(told(6_000n, 1_050n, 2_000n, 950n)).toBe('reward split: validators 10 → 10.5 %, treasury 10 → 9.5 %');
  });

  it('is told to change nothing where it does not', () => {
    expect(told(6_000n, 1_000n, 2_000n, 1_000n)).toBe('reward split: as it is');
  });

  const stake = (active: bigint) => ({ stakes: new Map([[address(1), { active, cooling: 5n, readyAt: 9 }]]) });
  const judged = (stakers: bigint, active: bigint, parameters = governance.parameters) =>
    dao.judge(
      setSplit(8_000n - stakers, 1_000n, stakers, 1_000n),
      observation({ view: worldView({ governance: { parameters }, staking: stake(active) }) }),
    );

  it('is worth to a staker what it changes of the stakers’ share', () => {
    expect(judged(3_000n, 1n)).toEqual({ accuracy: 0, income: 50, because: "Stakers' share changes by +50.0 %." });
    expect(judged(1_500n, 1n)).toMatchObject({ income: -25, because: "Stakers' share changes by −25.0 %." });
  });

  it('is worth nothing to whoever has no stake at work, nor where stakers had no share', () => {
    expect(judged(3_000n, 0n)).toMatchObject({ income: 0, because: "Stakers' share changes by +50.0 %." });
    expect(judged(3_000n, 1n, new Map())).toMatchObject({ income: 0 });
  });
});

it('a change is told with its sign, to one decimal', () => {
  expect([12.34, 0, -0.06, -7].map(signed)).toEqual(['+12.3', '+0.0', '−0.1', '−7.0']);
});

describe('what the pools pay', () => {
  const kind = (from: `0x${string}`, asset = 'token') =>
    rewards.open.flows?.classify?.({ asset, from, to: address(1), amount: 1n }, view);

  it('is pay for work, by the pool that it comes from', () => {
    expect(kind(contracts.trainerPool)).toBe('trainingReward');
    expect(kind(contracts.validatorPool)).toBe('validationReward');
    expect(kind(contracts.stakePool)).toBeNull();
    expect(kind(contracts.trainerPool, 'stable')).toBeNull();
  });

  it('counts as reward', () => {
    const kinds = rewards.open.flows!.kinds;
    expect(Object.entries(kinds).map(([name, { reward }]) => [name, reward])).toEqual([
      ['trainingReward', true],
      ['validationReward', true],
    ]);
  });

  it('comes out of what each pool holds', () => {
    const funded = worldView({
      ledgers: tokenLedger([
        [contracts.trainerPool, 70n],
        [contracts.validatorPool, 30n],
      ]),
    });
    const reporters = rewards.open.reporters!(scenario);
    const reported = reporters.map(({ name, report }) => [name, report(only({ view: funded }))]);
    expect(reported).toEqual([
      ['trainerPool', 70n],
      ['validatorPool', 30n],
    ]);
  });

  it('is known from the pools’ own events', () => {
    const indexer = new FactIndexer();
    const facts = [
      transfer(contracts.trainerPool, address(1), 5n),
      { type: 'poolPaid', pool: 'trainers', to: address(1), amount: 5n },
    ] as const;
    expect(indexer.apply(1, ...facts).map(({ type }) => type)).toEqual(['transfer', 'poolPaid']);
  });
});

describe('the split that the registry begins with', () => {
  it('is the scenario’s, in basis points, each at most the whole', () => {
    const found = rewards.open.parameters.map(({ key, unit, initial, maximum }) => ({
      key,
      unit,
      initial: initial(scenario),
      maximum: maximum(scenario),
    }));
    expect(found).toEqual(
      Object.entries(shares).map(([key, initial]) => ({ key, unit: 'bps', initial, maximum: 10_000n })),
    );
  });

  it('is told in percent, with whose share it is', () => {
    expect(rewards.open.parameters.map(({ title }) => title)).toEqual([
      "trainers' share of emission",
      "validators' share of emission",
      "stakers' share of emission",
      'treasury’s share of emission',
    ]);
    expect(rewards.open.parameters[0]!.format(1_250n, new Map())).toBe('12.5 %');
  });
});

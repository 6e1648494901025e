import { describe, expect, it } from 'vitest';
import { EmissionController } from '../../../contracts/bindings/index.js';
import { only } from '../../../test/fixtures/only.js';
import {
  address,
  addresses,
  contracts,
  FactIndexer,
  observation,
  scenario,
  worldView,
} from '../../../test/fixtures/world.js';
import { decodeCall } from '../../chain/index.js';
import { TOKEN } from '../../scenario/index.js';
import { emission } from './index.js';

const released = (epochsReleased: number, tick: number) =>
  emission.open.chores?.(observation({ tick, view: worldView({ emission: { epochsReleased } }) })) ?? [];

describe('the keeper', () => {
  it('has an epoch released in the very tick in which it is due, from the first on', () => {
    for (const tick of [0, 1, 2, 57]) {
      const [intent, ...others] = released(tick, tick);
      expect(intent).toMatchObject({ purpose: 'release', window: 0, calls: [{ to: contracts.emission }] });
      expect(others).toEqual([]);
      const [call] = 'calls' in intent! ? intent.calls : [];
      expect(decodeCall(EmissionController, call!.data)?.functionName).toBe('releaseEpoch');
    }
  });

  it('catches up with epochs that nobody had released', () => {
    expect(released(0, 5)).toHaveLength(1);
    expect(released(4, 5)).toHaveLength(1);
  });

  it('leaves it when this tick’s is released already', () => {
    expect(released(1, 0)).toEqual([]);
    expect(released(6, 5)).toEqual([]);
    expect(released(9, 5)).toEqual([]);
  });
});

it('epochs are counted as they are released, several in a block too', () => {
  const indexer = new FactIndexer();
  const epoch = (number: number) => ({ type: 'epochReleased', epoch: number }) as const;
  indexer.apply(1, epoch(0));
  expect(indexer.view.emission.epochsReleased).toBe(1);
  indexer.apply(2, epoch(1), epoch(2), epoch(3));
  expect(indexer.view.emission.epochsReleased).toBe(4);
});

describe('what counts as emission', () => {
  const { stakePool } = addresses.staking;
  const { trainerPool, validatorPool } = addresses.rewards;
  const zero = '0x0000000000000000000000000000000000000000';
  const view = worldView();
  const kind = (from: `0x${string}`, to: `0x${string}`, asset = 'token') =>
    emission.open.flows?.classify?.({ asset, from, to, amount: 1n }, view);

  it('is new tokens for the pools, the stakers and the treasury, and what the controller sends', () => {
    for (const to of [trainerPool, validatorPool, stakePool, view.treasury]) expect(kind(zero, to)).toBe('emission');
    expect(kind(contracts.emission, observation().self.address)).toBe('emission');
  });

  it('is not what is minted for somebody else, moves between others, or is another asset', () => {
    expect(kind(zero, observation().self.address)).toBeNull();
    expect(kind(trainerPool, view.treasury)).toBeNull();
    expect(kind(zero, trainerPool, 'stable')).toBeNull();
  });
});

describe('a proposal of another emission', () => {
  const { judge, format, initial, maximum } = emission.open.parameters[0]!;
  const judged = (value: bigint, now: bigint, active: bigint) =>
    judge!(
      value,
      observation({
        view: worldView({
          governance: { parameters: new Map([['emissionPerEpoch', now]]) },
          staking: { stakes: new Map([[address(1), { active, cooling: 0n, readyAt: 0 }]]) },
        }),
      }),
    );

  it('is worth to stakers what it brings, and costs all others as much', () => {
    expect(judged(150n, 100n, 1n)).toEqual({ accuracy: 0, income: 50, because: 'Emission changes by +50.0 %.' });
    expect(judged(150n, 100n, 0n)).toMatchObject({ income: -50 });
    expect(judged(75n, 100n, 1n)).toMatchObject({ income: -25, because: 'Emission changes by −25.0 %.' });
  });

  it('cannot be judged where there is none now', () => {
    expect(judged(150n, 0n, 1n)).toBeNull();
  });

  it('starts from the scenario’s, goes up to the cap, and is told in tokens', () => {
    expect(initial(scenario)).toBe(1_000n * TOKEN);
    expect(maximum(only({ ...scenario, token: { ...scenario.token, capTokens: '5' } }))).toBe(5n * TOKEN);
    expect(format(1_500n * TOKEN, new Map())).toBe('1500 tokens');
  });
});

it('emission in the tick is what is new, of all that moves', () => {
  const [reporter] = emission.open.reporters!(scenario);
  const moved = (kind: string, amount: bigint) => ({ asset: 'token', from: address(1), to: address(2), kind, amount });
  const transfers = [moved('emission', 5n), moved('transfer', 100n), moved('emission', 7n)];
  expect(reporter!.report(only({ transfers }))).toBe(12n);
});

describe('the emission controller', () => {
  const created = (settings: object) => {
    const context = {
      scenario: { ...scenario, tickSeconds: 3_600, emission: { tokensPerEpoch: '1', ...settings } },
      addresses: new Map(Object.entries(addresses)),
      deployer: address(0xd),
      treasury: contracts.timelock,
      epochStart: 1_000,
    };
    const data = [...emission.open.creations(only(context)).values()][0]!;
    const words = data.slice(-10 * 64).match(/.{64}/g)!;
    return words.map((word) => BigInt(`0x${word}`));
  };
  const places = [contracts.trainerPool, contracts.validatorPool, contracts.stakePool, contracts.timelock].map(BigInt);

  it.each([
    [{ schedule: 'constant' }, 0n, 0n],
    [{ schedule: 'exponential', decayPercent: 1.5 }, 1n, 15_000n],
    [{ schedule: 'halving', halvingEpochs: 26 }, 2n, 26n],
  ])('is deployed with its schedule: %j', (settings, kind, parameter) => {
    expect(created(settings)).toEqual([
      BigInt(contracts.token),
      BigInt(contracts.registry),
      kind,
      1_000n,
      3_600n,
      parameter,
      ...places,
    ]);
  });
});

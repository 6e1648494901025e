import { describe, expect, it } from 'vitest';
import { only } from '../../../test/fixtures/only.js';
import {
  type AnyFact,
  address,
  addresses,
  contracts,
  FactIndexer,
  observation,
  scenario,
  tokenLedger,
  worldView,
} from '../../../test/fixtures/world.js';
import type { ReporterInput } from '../../metrics/index.js';
import { TOKEN } from '../../scenario/index.js';
import type { DomainEvent } from '../../world/index.js';
import { staking } from './index.js';

const pool = contracts.stakePool;
const [alice, bob] = [address(1), address(2)];
const asset = 'token';
const eventsOf = (...facts: readonly AnyFact[]): readonly DomainEvent[] =>
  facts.map((fact) => ({ block: 1, timestamp: 1, transaction: 0, ...fact }));
const slashed = (account: typeof alice, fromStake: bigint, fromCooling: bigint): AnyFact => ({
  type: 'slashed',
  account,
  fromStake,
  fromCooling,
  destination: contracts.timelock,
});

describe('the reason of what moves at the stake pool', () => {
  const announced = (fact: AnyFact) => staking.open.flows?.announce?.(eventsOf(fact)[0]!, worldView());

  it.each([
    ['a stake', { type: 'staked', account: alice, amount: 5n }, { kind: 'stake', from: alice, to: pool, amount: 5n }],
    [
      'a withdrawal',
      { type: 'unstaked', account: alice, amount: 6n },
      { kind: 'unstake', from: pool, to: alice, amount: 6n },
    ],
    [
      'a reward',
      { type: 'stakingRewardPaid', account: alice, amount: 7n },
      { kind: 'stakingReward', from: pool, to: alice, amount: 7n },
    ],
    ['a slash', slashed(alice, 5n, 3n), { kind: 'slash', from: pool, to: contracts.timelock, amount: 8n }],
  ] as const)('is told by its event: %s', (_, fact, transfer) => {
    expect(announced(fact)).toEqual([{ asset, ...transfer }]);
  });

  it('is a slash and a reward where those who proved the harm have a part', () => {
    const view = worldView({ staking: { challengers: { account: bob, shareBps: 3_000n } } });
    expect(staking.open.flows?.announce?.(eventsOf(slashed(alice, 5n, 5n))[0]!, view)).toEqual([
      { asset, kind: 'slash', from: pool, to: contracts.timelock, amount: 7n },
      { asset, kind: 'challengeReward', from: pool, to: bob, amount: 3n },
    ]);
  });

  it('is not told by stake that begins to cool, which moves nothing', () => {
    expect(announced({ type: 'cooldownStarted', account: alice, amount: 5n, readyAt: 9 })).toEqual([]);
  });

  it('is a reward, a deposit or neither', () => {
    const { kinds } = staking.open.flows!;
    const kindsOf = (what: 'reward' | 'deposit') =>
      Object.entries(kinds).flatMap(([kind, words]) => (words[what] === true ? [kind] : []));
    expect(Object.keys(kinds)).toEqual(['stake', 'unstake', 'stakingReward', 'slash', 'challengeReward']);
    expect(kindsOf('reward')).toEqual(['stakingReward']);
    expect(kindsOf('deposit')).toEqual(['stake', 'unstake']);
  });
});

describe('slashes', () => {
  const input = (...facts: readonly AnyFact[]): ReporterInput => only({ events: eventsOf(...facts) });

  it('are told once a tick, with how many lost how much', () => {
    const told = (...facts: readonly AnyFact[]) => staking.open.news?.(input(...facts)).map(({ sentence }) => sentence);
    expect(told(slashed(alice, 4n * TOKEN, TOKEN))).toEqual(['1 agent lost 5 tokens of stake for harm done']);
    expect(told(slashed(alice, 4n * TOKEN, 0n), slashed(bob, TOKEN, TOKEN), slashed(bob, TOKEN, 0n))).toEqual([
      '2 agents lost 7 tokens of stake for harm done',
    ]);
    expect(told({ type: 'staked', account: alice, amount: 1n })).toEqual([]);
  });

  it('add up agent by agent', () => {
    const column = staking.open.agentColumns?.find(({ name }) => name === 'slashed');
    if (column === undefined || !('entries' in column)) throw new Error('a column that adds up');
    const facts = [slashed(alice, 4n, 2n), { type: 'staked', account: bob, amount: 9n } as const, slashed(bob, 0n, 1n)];
    expect([...column.entries(input(...facts))]).toEqual([
      [alice, 6n],
      [bob, 1n],
    ]);
    expect(column.keep).toBe('sum');
  });
});

describe('stakes', () => {
  const stake = (active: bigint, cooling: bigint) => ({ active, cooling, readyAt: 0 });
  const wrong = (stakes: readonly (readonly [bigint, bigint])[], totalStaked: bigint, held: bigint) => {
    const view = worldView({
      ledgers: tokenLedger([[pool, held]]),
      staking: { stakes: new Map(stakes.map((one, i) => [address(i + 1), stake(...one)])), totalStaked },
    });
    return staking.open.invariants?.stakesAreCovered?.(only({ view }));
  };

  it('are covered by what the pool holds, to the wei', () => {
    expect(
      wrong(
        [
          [5n, 2n],
          [3n, 0n],
        ],
        8n,
        10n,
      ),
    ).toBeNull();
    expect(
      wrong(
        [
          [5n, 2n],
          [3n, 0n],
        ],
        8n,
        9n,
      ),
    ).toBe('the stake pool owes 10 wei and holds 9 wei');
  });

  it('add up to the total, and are never below zero', () => {
    expect(
      wrong(
        [
          [5n, 2n],
          [3n, 0n],
        ],
        7n,
        99n,
      ),
    ).toBe('stakes add up to 8 wei and the total is 7 wei');
    expect(
      wrong(
        [
          [-1n, 0n],
          [9n, 0n],
        ],
        8n,
        99n,
      ),
    ).toBe(`the stake of ${alice} is below zero`);
    expect(wrong([[8n, -1n]], 8n, 99n)).toBe(`the stake of ${alice} is below zero`);
    expect(wrong([[0n, 0n]], 0n, 0n)).toBeNull();
  });

  it('are what the chain is asked for, the total and each account’s', () => {
    const view = worldView({ staking: { stakes: new Map([[alice, stake(5n, 2n)]]), totalStaked: 5n } });
    const asked = staking.open.audit!(view, [alice, bob]).map(({ words, expected }) => [words, expected]);
    expect(asked).toEqual([
      ['StakePool.totalSupply()', 5n],
      [`StakePool.balanceOf(${alice})`, 5n],
      [`StakePool.cooling(${alice})`, 2n],
      [`StakePool.balanceOf(${bob})`, 0n],
      [`StakePool.cooling(${bob})`, 0n],
    ]);
  });
});

it('a first slash, withdrawal or cooldown of an account that the view does not know is booked all the same', () => {
  const after = (fact: AnyFact) => {
    const indexer = new FactIndexer();
    indexer.apply(1, fact);
    return indexer.view.staking.stakes.get(alice);
  };
  expect(after({ type: 'unstaked', account: alice, amount: 2n })).toEqual({ active: -2n, cooling: 0n, readyAt: 0 });
  expect(after({ type: 'cooldownStarted', account: alice, amount: 2n, readyAt: 9 })).toEqual({
    active: -2n,
    cooling: 2n,
    readyAt: 9,
  });
  expect(after(slashed(alice, 2n, 0n))).toEqual({ active: -2n, cooling: 0n, readyAt: 0 });
});

describe('a staker', () => {
  const staker = staking.open.archetypes.get('staker')!;
  const wanted = (tick: number, balance: bigint, active: bigint) => {
    const [cohort] = scenario.population;
    const view = worldView({
      ledgers: tokenLedger([[alice, balance]]),
      staking: { stakes: new Map([[alice, stakeOf(active)]]), totalStaked: active },
    });
    const policies = staker.policies(only({ ...cohort!, stakeShare: 0.5 }));
    return policies.flatMap((policy) => policy(observation({ tick, view }))).map(({ purpose }) => purpose);
  };
  const stakeOf = (active: bigint) => ({ active, cooling: 0n, readyAt: 0 });

  it('stakes its share, and collects its rewards every four ticks', () => {
    expect(wanted(1, 100n, 0n)).toEqual(['stake']);
    expect([1, 2, 3, 4, 5].map((tick) => wanted(tick, 50n, 50n))).toEqual([['claim'], [], [], [], ['claim']]);
  });
});

it('what is slashed goes where the scenario says: to the treasury, or out of the world', () => {
  const created = (slashDestination: 'treasury' | 'burn') => {
    const { creations } = staking.open;
    const context = {
      scenario: { ...scenario, staking: { ...scenario.staking, slashDestination } },
      addresses: new Map(Object.entries(addresses)),
      deployer: address(0xd),
      treasury: contracts.timelock,
    };
    return [...creations(only(context)).values()][0]!;
  };
  const word = (account: string) => account.slice(2).padStart(64, '0');
  const lastWords = (data: string) => [data.slice(-128, -64), data.slice(-64)];
  expect(lastWords(created('treasury'))).toEqual([word(contracts.timelock), word(address(0xd))]);
  expect(lastWords(created('burn'))).toEqual([word(address(0)), word(address(0xd))]);
});

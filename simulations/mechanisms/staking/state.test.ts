import { describe, expect, it } from 'vitest';
import { reporterInput } from '../../../test/fixtures/reporter-input.js';
import {
  type AnyFact,
  address,
  contracts,
  FactIndexer,
  observation,
  tokenLedger,
  worldView,
} from '../../../test/fixtures/world.js';
import { staking } from './index.js';

const account = address(1);
const stakingAfter = (...facts: readonly AnyFact[]) => {
  const indexer = new FactIndexer();
  indexer.apply(1, ...facts);
  return indexer.view.staking;
};

it('withdrawals come from cooling stake where there is any, else from the stake', () => {
  const cooled = stakingAfter(
    { type: 'staked', account, amount: 100n },
    { type: 'cooldownStarted', account, amount: 60n, readyAt: 50 },
    { type: 'slashed', account, fromStake: 4n, fromCooling: 6n, destination: contracts.timelock },
    { type: 'unstaked', account, amount: 54n },
  );
  expect(cooled.stakes.get(account)).toEqual({ active: 36n, cooling: 0n, readyAt: 0 });
  expect(cooled.totalStaked).toBe(36n);
  const plain = stakingAfter({ type: 'staked', account, amount: 100n }, { type: 'unstaked', account, amount: 30n });
  expect(plain.stakes.get(account)!.active).toBe(70n);
  expect(plain.totalStaked).toBe(70n);
});

it('stake that still cools keeps the moment it is ready', () => {
  const cooling = stakingAfter(
    { type: 'staked', account, amount: 100n },
    { type: 'cooldownStarted', account, amount: 60n, readyAt: 50 },
    { type: 'unstaked', account, amount: 50n },
  );
  expect(cooling.stakes.get(account)).toEqual({ active: 40n, cooling: 10n, readyAt: 50 });
});

it('stake that is sent to cool joins what cools already, and waits as long as the later one', () => {
  const { stakes, totalStaked } = stakingAfter(
    { type: 'staked', account, amount: 100n },
    { type: 'cooldownStarted', account, amount: 60n, readyAt: 50 },
    { type: 'cooldownStarted', account, amount: 30n, readyAt: 70 },
  );
  expect(stakes.get(account)).toEqual({ active: 10n, cooling: 90n, readyAt: 70 });
  expect(totalStaked).toBe(10n);
});

it('a slash takes cooling stake too, and what is left of it is ready when it was', () => {
  const after = (fromCooling: bigint) =>
    stakingAfter(
      { type: 'staked', account, amount: 100n },
      { type: 'cooldownStarted', account, amount: 60n, readyAt: 50 },
      { type: 'slashed', account, fromStake: 5n, fromCooling, destination: contracts.timelock },
    );
  expect(after(20n).stakes.get(account)).toEqual({ active: 35n, cooling: 40n, readyAt: 50 });
  expect(after(60n).stakes.get(account)).toEqual({ active: 35n, cooling: 0n, readyAt: 0 });
  expect(after(20n).totalStaked).toBe(35n);
});

describe('cooling stake', () => {
  const other = address(2);
  const view = worldView({
    ledgers: tokenLedger([[contracts.stakePool, 200n]]),
    staking: {
      stakes: new Map([
        [account, { active: 70n, cooling: 20n, readyAt: 50 }],
        [other, { active: 30n, cooling: 15n, readyAt: 60 }],
      ]),
      totalStaked: 100n,
    },
  });
  const input = reporterInput({ view, agents: [], scenario: observation().scenario });
  const { owned, reporters, agentColumns } = staking.open;
  const reported = (name: string) =>
    reporters?.(input.scenario)
      .find((reporter) => reporter.name === name)
      ?.report(input);
  const columnOf = (name: string) => {
    const column = agentColumns?.find((one) => one.name === name);
    if (column === undefined || !('of' in column)) throw new Error(`${name} is a column that says how things stand`);
    return [account, other, address(3)].map((of) => column.of(input, { ...observation().self, address: of }));
  };

  it('is still its owner’s', () => {
    expect([account, other, address(3)].map((of) => owned?.(view, of))).toEqual([90n, 45n, 0n]);
  });

  it('is told apart from stake, of each agent and of all', () => {
    expect(columnOf('staked')).toEqual([70n, 30n, 0n]);
    expect(columnOf('cooling')).toEqual([20n, 15n, 0n]);
    expect([reported('staked'), reported('cooling'), reported('stakePool')]).toEqual([100n, 35n, 200n]);
  });

  it('is nobody’s reward: what is neither stake nor cooling is', () => {
    expect(reported('unclaimedRewards')).toBe(65n);
  });
});

it('what a slash took is told with what it took of cooling stake', () => {
  const indexer = new FactIndexer();
  const facts = [
    { type: 'staked', account, amount: 100n },
    { type: 'cooldownStarted', account, amount: 60n, readyAt: 50 },
  ] as const;
  indexer.apply(1, ...facts);
  const [slashed] = indexer.apply(2, {
    type: 'slashed',
    account,
    fromStake: 5n,
    fromCooling: 20n,
    destination: contracts.timelock,
  });
  const announced = staking.open.flows?.announce?.(slashed!, indexer.view);
  expect(announced).toEqual([
    { asset: 'token', kind: 'slash', from: contracts.stakePool, to: contracts.timelock, amount: 25n },
  ]);
});

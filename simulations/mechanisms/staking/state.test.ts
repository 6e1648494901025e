import { expect, it } from 'vitest';
import { type AnyFact, address, contracts, FactIndexer } from '../../../test/fixtures/world.js';

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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address, contracts } from '../../../test/fixtures/world.js';
import { type DomainEvent, type DomainFact, ZERO_ADDRESS } from '../../world/index.js';
import type { ReportedAgent } from '../reporter-input.js';
import { classifyTransfers } from './classify-transfers.js';
import { flowParties } from './flow-party.js';
import { flowRows } from './flow-rows.js';

const trainer = address(1);
const staker = address(2);
const agents: readonly ReportedAgent[] = [
  { name: 'honest-1', address: trainer, archetype: 'honestTrainer', cohort: 'honest' },
  { name: 'staker-1', address: staker, archetype: 'staker', cohort: 'staker' },
];
const inTransaction = (transaction: number, ...facts: DomainFact[]): DomainEvent[] =>
  facts.map((fact) => ({ block: 1, timestamp: 1, transaction, ...fact }));
const move = (from: DomainEventAddress, to: DomainEventAddress, amount: bigint): DomainFact => ({
  type: 'transfer',
  from,
  to,
  amount,
});
type DomainEventAddress = typeof ZERO_ADDRESS;
const kinds = (...events: DomainEvent[]) => classifyTransfers(events, contracts).map(({ kind }) => kind);

describe('the reason for a transfer', () => {
  it('follows from the contracts at its ends', () => {
    const { trainerPool, validatorPool, stakePool, timelock } = contracts;
    expect(
      kinds(
        ...inTransaction(
          0,
          move(ZERO_ADDRESS, stakePool, 5n),
          move(trainerPool, trainer, 5n),
          move(validatorPool, staker, 5n),
          move(timelock, staker, 5n),
          move(staker, ZERO_ADDRESS, 5n),
        ),
      ),
    ).toEqual(['emission', 'trainingReward', 'validationReward', 'transfer', 'burn']);
  });

  it('tells withdrawal, reward and slash from the stake pool apart, for equal amounts in one transaction too', () => {
    const { stakePool, timelock } = contracts;
    const exit = inTransaction(
      3,
      { type: 'unstaked', account: staker, amount: 7n },
      move(stakePool, staker, 7n),
      { type: 'stakingRewardPaid', account: staker, amount: 7n },
      move(stakePool, staker, 7n),
    );
    const slash = inTransaction(
      4,
      { type: 'slashed', account: trainer, fromStake: 2n, fromCooling: 1n, destination: timelock },
      move(stakePool, timelock, 3n),
      { type: 'slashed', account: staker, fromStake: 4n, fromCooling: 0n, destination: ZERO_ADDRESS },
      move(stakePool, ZERO_ADDRESS, 4n),
    );
    const stake = inTransaction(5, { type: 'staked', account: staker, amount: 9n }, move(staker, stakePool, 9n));
    expect(kinds(...exit, ...slash, ...stake)).toEqual(['unstake', 'stakingReward', 'slash', 'slash', 'stake']);
  });

  it('takes no announcement from another transaction', () => {
    const { stakePool } = contracts;
    expect(
      kinds(
        ...inTransaction(1, { type: 'staked', account: staker, amount: 9n }),
        ...inTransaction(2, move(staker, stakePool, 9n)),
      ),
    ).toEqual(['transfer']);
  });
});

describe('the flow ledger', () => {
  it('adds up to the Transfer events exactly, whoever sends what to whom', () => {
    const party = fc.constantFrom(ZERO_ADDRESS, trainer, staker, address(77), ...Object.values(contracts));
    const transfers = fc.array(
      fc.record({ from: party, to: party, amount: fc.bigInt({ min: 0n, max: 10n ** 30n }), transaction: fc.nat(3) }),
      { maxLength: 50 },
    );
    fc.assert(
      fc.property(transfers, (list) => {
        const events = list.map((transfer): DomainEvent => ({ type: 'transfer', block: 1, timestamp: 1, ...transfer }));
        const rows = flowRows(classifyTransfers(events, contracts), flowParties(agents, contracts));
        expect(rows.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).toBe(
          list.reduce((sum, { amount }) => sum + amount, 0n),
        );
        expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
        expect(new Set(rows.map(({ from, to, kind }) => `${from} ${to} ${kind}`)).size).toBe(rows.length);
      }),
    );
  });

  it('shows agents by archetype, and strangers as other', () => {
    const events = inTransaction(
      0,
      move(trainer, staker, 1n),
      move(trainer, staker, 2n),
      move(staker, address(77), 4n),
    );
    expect(flowRows(classifyTransfers(events, contracts), flowParties(agents, contracts))).toEqual([
      { from: 'honestTrainer', to: 'staker', kind: 'transfer', amount: '3', count: 2 },
      { from: 'staker', to: 'other', kind: 'transfer', amount: '4', count: 1 },
    ]);
  });
});

import { canonicalEvent } from '../../world/index.js';
import type { Table } from './table.js';

/** Every domain event, in chain order. */
export const eventsTable: Table = {
  name: 'events',
  columns: [
    ['tick', 'INTEGER'],
    ['seq', 'INTEGER'],
    ['type', 'VARCHAR'],
    ['json', 'VARCHAR'],
  ],
  rows: ({ frame, events }) => events.map((event, seq) => [frame.tick, seq, event.type, canonicalEvent(event)]),
};

export const transactionsTable: Table = {
  name: 'transactions',
  columns: [
    ['tick', 'INTEGER'],
    ['sent', 'INTEGER'],
    ['reverted', 'INTEGER'],
    ['gas_used', 'BIGINT'],
  ],
  rows: ({ frame: { tick, transactions } }) => [
    [tick, transactions.sent, transactions.reverted, BigInt(transactions.gasUsed)],
  ],
};

/** Gas by archetype. */
export const gasTable: Table = {
  name: 'gas',
  columns: [
    ['tick', 'INTEGER'],
    ['archetype', 'VARCHAR'],
    ['gas_used', 'BIGINT'],
  ],
  rows: ({ frame: { tick, transactions } }) =>
    Object.entries(transactions.gasByGroup).map(([archetype, gas]) => [tick, archetype, BigInt(gas)]),
};

/** Reverted transactions by the contract's error. */
export const revertsTable: Table = {
  name: 'reverts',
  columns: [
    ['tick', 'INTEGER'],
    ['error', 'VARCHAR'],
    ['transactions', 'INTEGER'],
  ],
  rows: ({ frame: { tick, transactions } }) =>
    Object.entries(transactions.revertsByError).map(([error, count]) => [tick, error, count]),
};

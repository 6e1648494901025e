import { eventsTable, gasTable, revertsTable, transactionsTable } from './chain-tables.js';
import { flowsTable, framesTable, metricsTable, roundsTable } from './frame-tables.js';
import { ballotsTable, proposalsTable } from './governance-tables.js';
import type { Table } from './table.js';
import { transfersTable } from './transfers-table.js';

export { agentsTable, readAgentRow } from './agents-table.js';
export type { Cell, NamedColumns, StoredTick, Table } from './table.js';
export { readTransferRow, type TransferQuery, transfersQuery, transfersTable } from './transfers-table.js';

/** Every table of the store of a run, with the agents' table that its mechanisms give it. */
export const tablesOf = (agents: Table): readonly Table[] => [
  framesTable,
  metricsTable,
  flowsTable,
  transfersTable,
  roundsTable,
  proposalsTable,
  ballotsTable,
  agents,
  eventsTable,
  transactionsTable,
  gasTable,
  revertsTable,
];

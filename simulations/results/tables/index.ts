import { agentsTable } from './agents-table.js';
import { eventsTable, gasTable, revertsTable, transactionsTable } from './chain-tables.js';
import { flowsTable, framesTable, metricsTable, roundsTable } from './frame-tables.js';
import { ballotsTable, proposalsTable } from './governance-tables.js';
import type { Table } from './table.js';

export { agentsTable, readAgentRow } from './agents-table.js';
export type { Cell, NamedColumns, StoredTick, Table } from './table.js';

/** Every table of a run's store. */
export const TABLES: readonly Table[] = [
  framesTable,
  metricsTable,
  flowsTable,
  roundsTable,
  proposalsTable,
  ballotsTable,
  agentsTable,
  eventsTable,
  transactionsTable,
  gasTable,
  revertsTable,
];

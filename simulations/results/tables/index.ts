import type { AgentColumnInfo } from '../../metrics/index.js';
import { agentsTable } from './agents-table.js';
import { eventsTable, gasTable, revertsTable, transactionsTable } from './chain-tables.js';
import { flowsTable, framesTable, metricsTable, roundsTable } from './frame-tables.js';
import { ballotsTable, proposalsTable } from './governance-tables.js';
import type { Table } from './table.js';

export { readAgentRow } from './agents-table.js';
export type { Cell, NamedColumns, StoredTick, Table } from './table.js';

/** Every table of the store of a run whose agents have these columns. */
export const tablesOf = (agentColumns: readonly AgentColumnInfo[]): readonly Table[] => [
  framesTable,
  metricsTable,
  flowsTable,
  roundsTable,
  proposalsTable,
  ballotsTable,
  agentsTable(agentColumns),
  eventsTable,
  transactionsTable,
  gasTable,
  revertsTable,
];

import type { AgentRow, Frame } from '../../metrics/index.js';
import type { DomainEvent } from '../../world/index.js';

/** What one tick leaves in the store. */
export interface StoredTick {
  readonly frame: Frame;
  readonly agentRows: readonly AgentRow[];
  readonly events: readonly DomainEvent[];
}

export type ColumnType = 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'VARCHAR';
export type Cell = number | bigint | string | boolean | null;

/** One table: its columns in order, and the rows that a tick adds. Exact amounts are text: wei in decimal. */
export interface Table {
  readonly name: string;
  /** Name and type; every table begins with `tick`. */
  readonly columns: readonly (readonly [name: string, type: ColumnType])[];
  readonly rows: (tick: StoredTick) => readonly (readonly Cell[])[];
}

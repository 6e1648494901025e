import type { AgentRow, Frame, TransferRow } from '../../metrics/index.js';
import type { DomainEvent } from '../../world/index.js';

/** What one tick leaves in the store. */
export interface StoredTick {
  readonly frame: Frame;
  readonly agentRows: readonly AgentRow[];
  readonly transfers: readonly TransferRow[];
  readonly events: readonly DomainEvent[];
}

export type ColumnType = 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'VARCHAR';
export type Cell = number | bigint | string | boolean | null;

/** A table's name and its columns in order. */
export interface NamedColumns {
  readonly name: string;
  /** Name and type; the first one is what rows are ordered by. */
  readonly columns: readonly (readonly [name: string, type: ColumnType])[];
  /**
   * The column that says who a row is about, in a table of how everybody stands after each tick. Most of it is as it was
   * a tick before, so only what changed is kept; reading fills in the rest.
   */
  readonly standing?: string;
}

/** One table: its columns in order, and the rows that a tick (or a round) adds. Exact amounts are text: wei in decimal. */
export interface Table<Source = StoredTick> extends NamedColumns {
  readonly rows: (source: Source) => readonly (readonly Cell[])[];
}

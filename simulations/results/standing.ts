import type { Database } from './database.js';
import type { Cell, NamedColumns } from './tables/index.js';

const changesOf = ({ name }: NamedColumns) => `${name}_changes`;

/** Where a table's rows are read from, and the column that orders those of one tick. */
export interface RowSource {
  /** What stands behind FROM. */
  readonly from: string;
  readonly place: string;
}

/** Stores made before changes were kept apart have a row for everybody and every tick. */
export async function sourceOf(database: Database, table: NamedColumns): Promise<RowSource> {
  if (table.standing === undefined) return { from: table.name, place: 'rowid' };
  const [found] = await database.rows('SELECT count(*) FROM duckdb_tables() WHERE table_name = $1', [changesOf(table)]);
  return found?.[0] === 0n ? { from: table.name, place: 'rowid' } : { from: `(${filledIn(table)})`, place: 'place' };
}

/** A row for everybody and every tick: the newest one that was kept until then. */
function filledIn(table: NamedColumns): string {
  const { columns, standing } = table;
  const changes = changesOf(table);
  // Of the moments, so that whoever asks for one name or one tick has only those looked up.
  const cells = columns.slice(1).map(([column]) => `${column === standing ? 'moments' : 'changes'}.${column}`);
  return `SELECT moments.tick, ${cells.join(', ')}, changes.place
    FROM (SELECT tick, ${standing} FROM frames CROSS JOIN (SELECT DISTINCT ${standing} FROM ${changes})) AS moments
    ASOF JOIN ${changes} AS changes ON changes.${standing} = moments.${standing} AND changes.tick <= moments.tick`;
}

/** Makes the empty table of changes, and a view under the table's own name for whoever opens the store by other means. */
export async function createStanding(database: Database, table: NamedColumns): Promise<void> {
  const list = table.columns.map(([column, type]) => `${column} ${type}`).join(', ');
  await database.run(`CREATE TABLE ${changesOf(table)} (${list}, place INTEGER)`);
  await database.run(`CREATE VIEW ${table.name} AS SELECT * EXCLUDE (place) FROM (${filledIn(table)})`);
}

/** Leaves out of each tick's rows what has not changed since the one before. */
export class StandingChanges {
  /** What is appended to. */
  readonly table: NamedColumns;
  readonly #name: number;
  readonly #last = new Map<Cell, readonly Cell[]>();
  #next: readonly (readonly Cell[])[] = [];

  constructor(table: NamedColumns) {
    const { columns, standing } = table;
    this.table = { name: changesOf(table), columns: [...columns, ['place', 'INTEGER']] };
    this.#name = columns.findIndex(([column]) => column === standing);
  }

  /** The rows that differ from the last ones kept, each with its place; `kept` makes them the last ones. */
  of(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
    const changed = rows
      .map((row, place) => [...row, place])
      .filter((row) => !isSame(row, this.#last.get(row[this.#name]!)));
    this.#next = changed;
    return changed;
  }

  /** To be called once the rows are in the store. */
  kept(): void {
    for (const row of this.#next) this.#last.set(row[this.#name]!, row);
    this.#next = [];
  }
}

/** Whether two rows say the same, their ticks aside. */
function isSame(row: readonly Cell[], last: readonly Cell[] | undefined): boolean {
  if (last === undefined) return false;
  for (let i = 1; i < row.length; i++) if (row[i] !== last[i]) return false;
  return true;
}

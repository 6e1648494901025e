import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { storeError } from './store-errors.js';
import type { Cell, NamedColumns } from './tables/index.js';
import type { ColumnType } from './tables/table.js';

/** Modest on purpose: the machine's cores and memory belong to training. Nothing is ever fetched. */
const SETTINGS = {
  threads: '1',
  memory_limit: '512MB',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/**
 * A run's DuckDB file: one connection writes, another reads, so that a read never sees half a tick. All errors come
 * out as StoreError naming the file.
 */
export class Database {
  readonly file: string;
  readonly #instance: DuckDBInstance;
  readonly #writer: DuckDBConnection;
  readonly #reader: DuckDBConnection;
  #closed = false;

  private constructor(file: string, instance: DuckDBInstance, writer: DuckDBConnection, reader: DuckDBConnection) {
    this.file = file;
    this.#instance = instance;
    this.#writer = writer;
    this.#reader = reader;
  }

  /** @throws StoreError when the file is damaged, in use, forbidden, or there is no space for it */
  static async open(file: string, { readOnly = false } = {}): Promise<Database> {
    try {
      const access_mode = readOnly ? 'READ_ONLY' : 'READ_WRITE';
      const instance = await DuckDBInstance.create(file, { ...SETTINGS, access_mode });
      return new Database(file, instance, await instance.connect(), await instance.connect());
    } catch (error) {
      throw storeError(error, file);
    }
  }

  async run(sql: string, values?: DuckDBValue[]): Promise<void> {
    await this.#guarded(() => this.#writer.run(sql, values));
  }

  async rows(sql: string, values?: DuckDBValue[]): Promise<readonly (readonly Cell[])[]> {
    const result = await this.#guarded(() => this.#reader.runAndReadAll(sql, values));
    return result.getRows() as Cell[][];
  }

  /** Writes rows of several tables, all of them or none. */
  async append(
    batches: readonly { readonly table: NamedColumns; readonly rows: readonly (readonly Cell[])[] }[],
  ): Promise<void> {
    await this.#guarded(async () => {
      await this.#writer.run('BEGIN');
      try {
        for (const { table, rows } of batches) await this.#appendRows(table, rows);
        await this.#writer.run('COMMIT');
      } catch (error) {
        // After a failed COMMIT there is nothing left to roll back; the first error is the one to tell.
        await this.#writer.run('ROLLBACK').catch(() => {});
        throw error;
      }
    });
  }

  /** Folds the write-ahead log into the file and lets go of every handle. Safe to call twice. */
  async close({ checkpoint = true } = {}): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    try {
      if (checkpoint) await this.#guarded(() => this.#writer.run('CHECKPOINT'));
    } finally {
      this.#writer.closeSync();
      this.#reader.closeSync();
      this.#instance.closeSync();
    }
  }

  async #appendRows({ name, columns }: NamedColumns, rows: readonly (readonly Cell[])[]): Promise<void> {
    if (rows.length === 0) return;
    const appender = await this.#writer.createAppender(name);
    try {
      for (const row of rows) {
        for (let i = 0; i < columns.length; i++) appendCell(appender, columns[i]![1], row[i] ?? null);
        appender.endRow();
      }
    } finally {
      appender.closeSync();
    }
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw storeError(error, this.file);
    }
  }
}

function appendCell(appender: DuckDBAppender, type: ColumnType, cell: Cell): void {
  if (cell === null) appender.appendNull();
  else if (type === 'INTEGER') appender.appendInteger(cell as number);
  else if (type === 'BIGINT') appender.appendBigInt(cell as bigint);
  else if (type === 'DOUBLE') appender.appendDouble(cell as number);
  else if (type === 'BOOLEAN') appender.appendBoolean(cell as boolean);
  else appender.appendVarchar(cell as string);
}

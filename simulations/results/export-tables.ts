import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { removeQuietly } from '../files/index.js';
import type { TableInfo } from '../metrics/index.js';
import type { Database } from './database.js';
import { sourceOf } from './standing.js';
import { storeError } from './store-errors.js';
import type { NamedColumns } from './tables/index.js';

export type ExportFormat = 'csv' | 'parquet' | 'json';

const COPY_OPTIONS: Readonly<Record<ExportFormat, string>> = {
  csv: 'FORMAT csv, HEADER',
  parquet: 'FORMAT parquet, COMPRESSION zstd',
  json: 'FORMAT json, ARRAY true',
};

/** Tables whose rows hold whole JSON documents, which only the JSON export shows to anybody's use. */
const DOCUMENTS: readonly string[] = ['frames', 'inspections'];

/** Columns of a table that a mechanism made before the first tick; amounts are exact, and so text. */
const typeOf = ({ unit }: TableInfo['columns'][number]) =>
  unit === 'wei' || unit === 'name' || unit === 'text' ? 'VARCHAR' : unit === 'time' ? 'BIGINT' : 'DOUBLE';

/**
 * Writes what mechanisms said before the first tick (allocations, schedules, terms), a file for each such table, named by
 * mechanism and table. Amounts are in wei, dates in Unix seconds. Answers with the files' paths.
 */
export async function exportTerms(
  database: Database,
  tables: readonly TableInfo[],
  folder: string,
  format: ExportFormat,
): Promise<readonly string[]> {
  const named: NamedColumns[] = [];
  for (const { mechanism, table, columns, rows } of tables) {
    const name = `${mechanism}_${table}`.replace(/[^a-zA-Z0-9_]/g, '_');
    const cells = columns.map((column) => [`"${column.name}"`, typeOf(column)] as const);
    named.push({ name, columns: [['place', 'INTEGER'], ...cells] });
    const list = cells.map(([column, type]) => `${column} ${type}`).join(', ');
    await database.rows(`CREATE OR REPLACE TEMP TABLE ${name} (place INTEGER, ${list})`);
    for (const [place, row] of rows.entries()) {
      const values = [place + 1, ...columns.map((_, at) => row[at] ?? null)];
      await database.rows(`INSERT INTO ${name} VALUES (${values.map((_, at) => `$${at + 1}`).join(', ')})`, values);
    }
  }
  return exportTables(database, named, folder, format);
}

/**
 * Writes the tables as one file each into a folder. Every row carries the run's id, its scenario and its seed, so
 * that rows of many runs can be put together. Answers with the files' paths.
 */
export async function exportTables(
  database: Database,
  tables: readonly NamedColumns[],
  folder: string,
  format: ExportFormat,
): Promise<readonly string[]> {
  const files: string[] = [];
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw storeError(error, folder);
  });
  for (const table of tables) {
    const { name, columns } = table;
    if (format !== 'json' && DOCUMENTS.includes(name)) continue;
    const file = join(folder, `${name}.${format}`);
    const draft = `${file}.draft`;
    try {
      const { from, place } = await sourceOf(database, table);
      const cells = columns.map(([column]) => `rows.${column}`).join(', ');
      await database.rows(
        `COPY (SELECT run.run, run.scenario, run.seed, ${cells} FROM ${from} AS rows CROSS JOIN run ORDER BY rows.${columns[0]![0]}, rows.${place})
         TO '${draft.replaceAll("'", "''")}' (${COPY_OPTIONS[format]})`,
      );
      await rename(draft, file);
    } catch (error) {
      await removeQuietly(draft);
      throw storeError(error, file);
    }
    files.push(file);
  }
  return files;
}

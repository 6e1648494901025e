import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { removeQuietly } from '../files/index.js';
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

import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { removeQuietly } from '../../files/index.js';
import type { FederationRound } from '../../learning/index.js';
import { createTables } from '../create-tables.js';
import { Database } from '../database.js';
import { type ExportFormat, exportTables } from '../export-tables.js';
import type { FederationManifest } from '../manifest/federation-manifest.js';
import { storeError } from '../store-errors.js';
import { FEDERATION_TABLES } from './federation-tables.js';

/** Rounds held in memory at a time. */
const STRETCH = 100;

/** Where rounds are read from. */
interface RoundSource {
  readonly count: number;
  rounds(from: number, to: number): Promise<readonly FederationRound[]>;
}

/** Writes a federation's tables as one file each into a folder, by way of a database that is deleted again. */
export async function exportFederation(
  source: RoundSource,
  manifest: FederationManifest,
  folder: string,
  format: ExportFormat,
): Promise<readonly string[]> {
  const file = join(folder, `export-${randomUUID()}.duckdb`);
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw storeError(error, folder);
  }
  try {
    const database = await Database.open(file);
    try {
      await createTables(database, manifest, FEDERATION_TABLES);
      for (let from = 0; from < source.count; from += STRETCH) {
        const rounds = await source.rounds(from, from + STRETCH - 1);
        await database.append(FEDERATION_TABLES.map((table) => ({ table, rows: rounds.flatMap(table.rows) })));
      }
      return await exportTables(database, FEDERATION_TABLES, folder, format);
    } finally {
      await database.close({ checkpoint: false });
    }
  } finally {
    for (const leftover of [file, `${file}.wal`]) await removeQuietly(leftover);
  }
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { damagedStore, earlierStore, storeError } from '../store-errors.js';
import { writeAtomically } from '../write-atomically.js';
import { isEarlierManifest, type Manifest, parseManifest } from './parse-manifest.js';
import type { RunNotes } from './run-notes.js';

export const manifestFile = (folder: string) => join(folder, 'run.json');
export const databaseFile = (folder: string) => join(folder, 'results.duckdb');

/**
 * @throws StoreError naming the file: `store-corrupted` when it is not a manifest, `store-earlier` when it is one of an earlier
 * version, `store-failed` when it cannot be read
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = manifestFile(folder);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw storeError(error, file);
  }
  const json = parseJson(text, file);
  const manifest = parseManifest(json);
  if (manifest === null) throw isEarlierManifest(json) ? earlierStore(file) : damagedStore(file);
  return manifest;
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeAtomically(manifestFile(folder), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Writes notes into the manifest of a run that has ended; nothing else of it changes. */
export async function keepNotes(folder: string, notes: RunNotes): Promise<void> {
  await writeManifest(folder, { ...(await readManifest(folder)), notes });
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damagedStore(file, error);
  }
}

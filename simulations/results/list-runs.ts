import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '../errors/index.js';
import { runsFolder } from './data-folder.js';
import { openFederationStore } from './federations/federation-store.js';
import { manifestFile, readManifest, writeManifest } from './manifest/manifest-file.js';
import { type ListedManifest, listedPart, type Manifest } from './manifest/parse-manifest.js';
import { isAlive } from './manifest/process-owner.js';
import { LIVE_STATES } from './manifest/run-manifest.js';
import { RunIndex } from './run-index.js';
import { openRunStore } from './run-store.js';

export interface StoredRun<M extends ListedManifest = Manifest> {
  readonly folder: string;
  readonly manifest: M;
}

export interface RunListing {
  /** Newest first. */
  readonly runs: readonly StoredRun<ListedManifest>[];
  /** Folders whose manifest cannot be read, each with the error that names its file. */
  readonly damaged: readonly { readonly folder: string; readonly error: StoreError }[];
}

/** All runs of both kinds under a data folder. A run whose process has died is marked as interrupted, with what it kept. */
export async function listRuns(home: string): Promise<RunListing> {
  const runs: StoredRun<ListedManifest>[] = [];
  const damaged: { folder: string; error: StoreError }[] = [];
  if (!existsSync(runsFolder(home))) return { runs, damaged };
  const index = await RunIndex.open(home);
  for (const entry of await readdir(runsFolder(home), { withFileTypes: true })) {
    const folder = join(runsFolder(home), entry.name);
    const file = manifestFile(folder);
    if (!entry.isDirectory() || !existsSync(file)) continue;
    try {
      const read = async () => {
        const manifest = await readRun(folder);
        return manifest.kind === 'dao' ? listedPart(manifest) : manifest;
      };
      runs.push({ folder, manifest: await index.manifestOf(entry.name, file, read, isSettled) });
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      damaged.push({ folder, error });
    }
  }
  await index.close();
  runs.sort((a, b) => (a.manifest.createdAt < b.manifest.createdAt ? 1 : -1));
  return { runs, damaged };
}

/** Whether nobody works on a run, so that it stays as it is until its `run.json` is written again. */
function isSettled({ state }: ListedManifest): boolean {
  return !LIVE_STATES.includes(state);
}

/**
 * A run's manifest, put right first when its process has died: marked as interrupted, its progress read from the store.
 * @throws StoreError when the manifest cannot be read
 */
export async function readRun(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const live = LIVE_STATES.includes(manifest.state);
  if (!live || (manifest.owner !== null && isAlive(manifest.owner))) return manifest;
  const kept = await (manifest.kind === 'dao' ? ticksKept(folder) : roundsKept(folder)).catch(damageOf);
  const interrupted: Manifest = { ...manifest, ...kept, state: 'interrupted', owner: null };
  await writeManifest(folder, interrupted);
  return interrupted;
}

/** Opening the store for writing lets DuckDB take over what its log still holds. */
async function ticksKept(folder: string) {
  const store = await openRunStore(folder, { readOnly: false });
  try {
    return { tick: Math.max(0, store.lastTick) };
  } finally {
    await store.close();
  }
}

async function roundsKept(folder: string) {
  const store = await openFederationStore(folder);
  try {
    const round = Math.max(0, store.count - 1);
    const [last] = await store.rounds(round, round);
    return { round, accuracy: last?.accuracy ?? null };
  } finally {
    await store.close();
  }
}

function damageOf(error: unknown) {
  if (!(error instanceof StoreError)) throw error;
  return { error: error.toWire() };
}

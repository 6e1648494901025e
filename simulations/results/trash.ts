import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StoreError } from '../errors/index.js';
import { removeQuietly } from '../files/index.js';
import { runFolder, trashFolder } from './data-folder.js';
import { readRun } from './list-runs.js';
import { isAlive, thisProcess } from './manifest/process-owner.js';
import { LIVE_STATES } from './manifest/run-manifest.js';
import { storeError } from './store-errors.js';
import { writeAtomically } from './write-atomically.js';

/**
 * Moves a run's folder (`<home>/runs/<id>`) to the trash of the same home, from where it can be restored.
 * @throws StoreError `run-live` while a process works on it
 */
export async function removeRun(folder: string): Promise<void> {
  const home = dirname(dirname(folder));
  if (await isLive(folder)) {
    throw new StoreError('run-live', `the run in ${folder} is still going on`, {
      field: folder,
      hint: 'Stop the run first.',
    });
  }
  await moveToTrash(home, folder);
}

/** Moves any folder to the trash of a home, with a note of who removed it and when. */
export async function moveToTrash(home: string, folder: string): Promise<void> {
  const removal: Removal = { ...thisProcess(), removedAt: Date.now() };
  try {
    await writeAtomically(removalFile(folder), `${JSON.stringify(removal)}\n`);
  } catch (error) {
    // A full disk must keep nobody from removing what is on it: without a note the folder's own time tells.
    if (!(error instanceof StoreError) || error.code !== 'store-full') throw error;
    await utimes(folder, new Date(), new Date());
  }
  try {
    await move(folder, join(trashFolder(home), basename(folder)));
  } catch (error) {
    await removeQuietly(removalFile(folder));
    throw error;
  }
}

/** Brings a folder back from the trash of a home. */
export async function takeFromTrash(home: string, id: string, folder: string): Promise<void> {
  await move(join(trashFolder(home), id), folder);
  await rm(removalFile(folder), { force: true });
}

/** A run whose manifest cannot be read is nobody's work any more, and may be removed. */
async function isLive(folder: string): Promise<boolean> {
  try {
    return LIVE_STATES.includes((await readRun(folder)).state);
  } catch (error) {
    if (error instanceof StoreError && ['store-corrupted', 'store-earlier'].includes(error.code)) return false;
    throw error;
  }
}

/**
 * Brings a removed run back to its place and answers with its folder.
 * @throws StoreError `run-not-in-trash` when it was never removed, or the trash was emptied since
 */
export async function restoreRun(home: string, id: string): Promise<string> {
  const from = join(trashFolder(home), id);
  if (!existsSync(from)) {
    throw new StoreError('run-not-in-trash', `the run ${id} is not in the trash`, {
      field: id,
      hint: 'Removed runs are kept for a day. The same scenario and seed give the same results.',
    });
  }
  const folder = runFolder(home, id);
  await takeFromTrash(home, id, folder);
  return folder;
}

/**
 * Deletes what was removed more than a day ago, except what another Folkmoot that is still open removed and may yet
 * restore. To be called when Folkmoot starts.
 */
export async function emptyTrash(home: string): Promise<void> {
  const trash = trashFolder(home);
  if (!existsSync(trash)) return;
  for (const entry of await readdir(trash)) {
    const place = join(trash, entry);
    if (await isOver(place)) await rm(place, { recursive: true, force: true });
  }
}

/** How long a removed run can be brought back for certain, in milliseconds. */
const KEPT_FOR = 24 * 60 * 60 * 1000;

/** Who removed a run, and when: milliseconds since 1970. */
type Removal = ReturnType<typeof thisProcess> & { readonly removedAt: number };

const removalFile = (folder: string) => join(folder, 'removed.json');

async function isOver(place: string): Promise<boolean> {
  const removal = await readRemoval(place);
  // Without a readable note whoever removed it died in between; the folder tells when it was last touched. One that
  // is gone was deleted or restored by another Folkmoot just now.
  const removedAt = removal?.removedAt ?? (await stat(place).catch(() => null))?.mtimeMs ?? Number.POSITIVE_INFINITY;
  if (Date.now() - removedAt < KEPT_FOR) return false;
  return removal === null || removal.pid === process.pid || !isAlive(removal);
}

async function readRemoval(place: string): Promise<Removal | null> {
  try {
    const note = JSON.parse(await readFile(removalFile(place), 'utf8')) as Removal;
    return Number.isFinite(note.removedAt) ? note : null;
  } catch {
    return null;
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
  } catch (error) {
    throw storeError(error, from);
  }
}

import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeWhole } from '../files/index.js';
import { storeError } from './store-errors.js';

/** What is being written, by file, until it is there or has failed. */
const writings = new Map<string, Promise<void>>();

/**
 * Writes a file so that a crash at any moment leaves the old contents or the new, never a mixture: a neighbour is
 * written, flushed to the disk and renamed over it. Writings of one file happen one after the other, in the order they
 * were asked for: two at once would take each other's neighbour away.
 * @throws StoreError `store-full` when the disk is full, `store-unwritable` when it cannot be written
 */
export function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  const writing = (writings.get(file) ?? Promise.resolve()).then(() => write(file, content));
  const over = writing.then(
    () => {},
    () => {},
  );
  writings.set(file, over);
  void over.then(() => {
    if (writings.get(file) === over) writings.delete(file);
  });
  return writing;
}

/** Writes a file in a folder of the data folder that may not be there yet, as `writeAtomically` does. */
export async function writeStored(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true }).catch((error: unknown) => {
    throw storeError(error, dirname(file));
  });
  await writeAtomically(file, content);
}

async function write(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeWhole(file, content);
    await syncFolder(dirname(file));
  } catch (error) {
    throw storeError(error, file);
  }
}

/** Makes the rename itself durable. Windows has no such thing and refuses to open a folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

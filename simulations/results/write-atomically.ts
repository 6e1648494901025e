import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isMainThread, threadId } from 'node:worker_threads';
import { storeError } from './store-errors.js';

/** What is being written, by file, until it is there or has failed. */
const writings = new Map<string, Promise<void>>();

/**
 * Writes a file so that a crash at any moment leaves the old contents or the new, never a mixture: a neighbour is
 * written, flushed to the disk and renamed over it. Writings of one file happen one after the other, in the order they
 * were asked for: two at once would take each other's neighbour away.
 * @throws StoreError `store-full` when the disk is full, `store-unwritable` when it cannot be written
 */
export function writeAtomically(file: string, contents: string | Uint8Array): Promise<void> {
  const writing = (writings.get(file) ?? Promise.resolve()).then(() => write(file, contents));
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

async function write(file: string, contents: string | Uint8Array): Promise<void> {
  // Threads do not know of each other's writings.
  const draft = isMainThread ? `${file}.draft` : `${file}.${threadId}.draft`;
  try {
    const handle = await open(draft, 'w');
    try {
      await handle.writeFile(contents);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
    await syncFolder(dirname(file));
  } catch (error) {
    // The first error is the one to tell.
    await rm(draft, { force: true }).catch(() => {});
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

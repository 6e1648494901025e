import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { storeError } from './store-errors.js';

/**
 * Writes a file so that a crash at any moment leaves the old contents or the new, never a mixture: a neighbour is
 * written, flushed to the disk and renamed over it.
 * @throws StoreError `store-full` when the disk is full, `store-unwritable` when it cannot be written
 */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const draft = `${file}.draft`;
  try {
    const handle = await open(draft, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
    await syncFolder(dirname(file));
  } catch (error) {
    // What went wrong first is what is told; a draft that cannot be removed is written over next time.
    await rm(draft, { force: true }).catch(() => undefined);
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

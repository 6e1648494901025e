import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it, unless they are there. Node's own recursive `mkdir` (seen in 20.20) never
 * returns for a place where a folder that exists answers ENOENT, as `/proc` does.
 * @throws what the file system says, or that a file is in the way
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    // It was there, or another process was quicker.
    if (await isFolder(folder)) return;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new Error(`${folder} is a file, not a folder`, { cause: error });
    const parent = dirname(folder);
    if (code !== 'ENOENT' || parent === folder || (await isFolder(parent))) throw error;
    await makeFolder(parent);
    await makeFolder(folder);
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );

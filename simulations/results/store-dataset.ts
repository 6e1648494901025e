import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '../errors/index.js';
import { storeError } from './store-errors.js';

/** A file of a data set, to be stored. */
export interface DatasetFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Stores a data set's files in `<home>/datasets/<name>-<first 8 hex digits of their SHA-256>`, all of them or nothing,
 * and answers with their paths. The same bytes under the same names are stored once.
 * @throws StoreError `store-full`, `store-unwritable`, or `dataset-differs` when the folder holds something else
 */
export async function storeDataset(
  home: string,
  name: string,
  files: readonly DatasetFile[],
): Promise<readonly string[]> {
  const folder = join(home, 'datasets', `${name}-${fingerprint(files)}`);
  if (!existsSync(folder)) await writeWhole(folder, files);
  await confirm(folder, files);
  return files.map((file) => join(folder, file.name));
}

function fingerprint(files: readonly DatasetFile[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of files) hash.update(`${JSON.stringify(name)} ${bytes.length}\n`).update(bytes);
  return hash.digest('hex').slice(0, 8);
}

/** Writes beside the place, flushes to the disk and renames, so that the folder is never there in part. */
async function writeWhole(folder: string, files: readonly DatasetFile[]): Promise<void> {
  const draft = `${folder}.${randomUUID()}.draft`;
  try {
    await mkdir(draft, { recursive: true });
    for (const { name, bytes } of files) {
      const handle = await open(join(draft, name), 'wx');
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    await rename(draft, folder);
  } catch (error) {
    // The first error is the one to tell.
    await rm(draft, { recursive: true, force: true }).catch(() => {});
    // Somebody else stored the same at the same time.
    if (!existsSync(folder)) throw storeError(error, folder);
  }
}

/** Eight digits may coincide, and a folder may have been changed: its files must be the given ones. */
async function confirm(folder: string, files: readonly DatasetFile[]): Promise<void> {
  try {
    const names = (await readdir(folder)).sort();
    const same = JSON.stringify(names) === JSON.stringify(files.map(({ name }) => name).sort());
    for (const { name, bytes } of same ? files : []) {
      if (!(await readFile(join(folder, name))).equals(bytes)) throw differs(folder);
    }
    if (!same) throw differs(folder);
  } catch (error) {
    throw storeError(error, folder);
  }
}

function differs(folder: string): StoreError {
  return new StoreError('dataset-differs', `${folder} holds other files than those given`, {
    field: folder,
    hint: 'It may have been changed by hand: move it away, or give the data set another name.',
  });
}

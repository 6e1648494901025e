import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, StoreError } from '../../errors/index.js';
import { trashFolder } from '../data-folder.js';
import { damagedStore, storeError } from '../store-errors.js';
import { moveToTrash, takeFromTrash } from '../trash.js';
import { writeAtomically } from '../write-atomically.js';

/** What a rehearsal's folder says about it. The DAO and the draft are kept as the person left them, faults and all. */
export interface RehearsalManifest {
  readonly format: 'folkmoot-rehearsal-folder/1';
  readonly id: string;
  /** Wall clock, ISO 8601. */
  readonly createdAt: string;
  readonly changedAt: string;
  readonly dao: unknown;
  readonly proposal: unknown;
  /** Hash of what each result was made from, by the result's name. */
  readonly madeFrom: Readonly<Record<string, string>>;
  /** What lists show of the results, so that they need not be read for it. Absent where an older Folkmoot wrote them. */
  readonly shown?: ShownResults;
}

/** The forecast's chance to pass, and what became of the proposal on the local chain. */
export interface ShownResults {
  readonly passes?: number;
  readonly outcome?: string;
}

const manifestFile = (folder: string) => join(folder, 'rehearsal.json');
const resultFile = (folder: string, name: string) => join(folder, 'results', `${name}.json`);

/** Folder of all rehearsals of a data folder. */
const rehearsalsFolder = (home: string) => join(home, 'rehearsals');
export const rehearsalFolder = (home: string, id: string) => join(rehearsalsFolder(home), id);

/** @throws StoreError when it cannot be written */
export async function createRehearsalFolder(folder: string, manifest: RehearsalManifest): Promise<void> {
  try {
    await mkdir(join(folder, 'results'), { recursive: true });
  } catch (error) {
    throw storeError(error, folder);
  }
  await writeRehearsal(folder, manifest);
}

/** Writes the manifest so that a crash leaves the old one or the new one. */
export async function writeRehearsal(folder: string, manifest: RehearsalManifest): Promise<void> {
  await writeAtomically(manifestFile(folder), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** @throws InputError `rehearsal-unknown`, StoreError `store-corrupted` */
export async function readRehearsal(folder: string): Promise<RehearsalManifest> {
  const file = manifestFile(folder);
  if (!existsSync(file)) {
    throw new InputError('rehearsal-unknown', `there is no rehearsal in ${folder}`, {
      field: 'id',
      value: folder,
      hint: 'The list of rehearsals has the names; a removed one can be restored for a day.',
    });
  }
  const manifest = (await readJson(file)) as Partial<RehearsalManifest> | null;
  if (manifest?.format !== 'folkmoot-rehearsal-folder/1') throw damagedStore(file);
  return manifest as RehearsalManifest;
}

/** Newest change first. Folders that cannot be read are left out; opening one by name says what is wrong with it. */
export async function listRehearsals(home: string): Promise<readonly RehearsalManifest[]> {
  const entries = await readdir(rehearsalsFolder(home)).catch(() => []);
  const read = await Promise.all(entries.map((id) => readRehearsal(rehearsalFolder(home, id)).catch(() => null)));
  return read
    .filter((manifest) => manifest !== null)
    .sort((a, b) => (a.changedAt < b.changedAt ? 1 : a.changedAt > b.changedAt ? -1 : 0));
}

/** Bytes of a result's file; 0 while there is none. */
export async function resultSize(folder: string, name: string): Promise<number> {
  return stat(resultFile(folder, name)).then(
    ({ size }) => size,
    () => 0,
  );
}

/** A result by its name, `null` while there is none. */
export async function readResult(folder: string, name: string): Promise<unknown> {
  const file = resultFile(folder, name);
  return existsSync(file) ? readJson(file) : null;
}

export async function writeResult(folder: string, name: string, result: unknown): Promise<void> {
  await writeAtomically(resultFile(folder, name), `${JSON.stringify(result)}\n`);
}

/**
 * Keeps an imported file beside the manifest and answers its name there. The name has a hash of the content: another
 * file of the same kind makes another document, by which results are known to be stale, and the old one is still there
 * when the import is taken back.
 */
export async function keepInput(folder: string, kind: string, ending: 'csv' | 'json', text: string): Promise<string> {
  const name = `${kind}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.${ending}`;
  await writeAtomically(join(folder, name), text);
  return name;
}

/** Moves a rehearsal to the trash, from where it can be restored for a day. */
export async function removeRehearsal(home: string, id: string): Promise<void> {
  await readRehearsal(rehearsalFolder(home, id));
  await moveToTrash(home, rehearsalFolder(home, id));
}

/** @throws StoreError `rehearsal-not-in-trash` */
export async function restoreRehearsal(home: string, id: string): Promise<RehearsalManifest> {
  if (!existsSync(join(trashFolder(home), id))) {
    throw new StoreError('rehearsal-not-in-trash', `the rehearsal ${id} is not in the trash`, {
      field: id,
      hint: 'Removed rehearsals are kept for a day.',
    });
  }
  const folder = rehearsalFolder(home, id);
  await takeFromTrash(home, id, folder);
  return readRehearsal(folder);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw error instanceof SyntaxError ? damagedStore(file, error) : storeError(error, file);
  }
}

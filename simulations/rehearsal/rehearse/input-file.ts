import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { InputError } from '../../errors/index.js';
import { decodeText } from '../table/decode-text.js';

/** A file that a rehearsal was made from. */
export interface InputFile {
  /** What it is: `holders`, `past votes`, `artifact of Vault`, …. */
  readonly name: string;
  readonly path: string;
  /** Hex. */
  readonly sha256: string;
}

/**
 * Reads a file that a DAO document names; relative paths start from `folder`.
 * @throws InputError `path-relative` without a folder, `file-missing`, `file-unreadable`, `encoding-unknown`
 */
export async function readInput(
  name: string,
  path: string,
  folder: string | null,
): Promise<{ readonly text: string; readonly file: InputFile }> {
  if (folder === null && !isAbsolute(path)) {
    throw new InputError('path-relative', `the ${name} are in "${path}", a path that starts nowhere`, {
      field: name,
      value: path,
      hint: 'Give the whole path, or open the DAO file from its folder.',
    });
  }
  const full = isAbsolute(path) ? path : join(folder!, path);
  const bytes = await readFile(full).catch((cause: unknown) => {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new InputError(
      missing ? 'file-missing' : 'file-unreadable',
      missing ? `there is no file ${full}` : `${full} cannot be read: ${(cause as Error).message}`,
      { field: name, value: full, cause, hint: `It should hold the ${name}; check the path.` },
    );
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { text: decodeText(bytes, full), file: { name, path: full, sha256 } };
}

import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import { InputError } from '../../errors/index.js';
import { NamedFileError, readNamedFile } from '../../files/index.js';
import { decodeText } from '../table/decode-text.js';

/** The largest file of holders, votes or code that is read. */
const MOST_BYTES = 256 * 1024 * 1024;

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
  const bytes = await readNamedFile(full, { mostBytes: MOST_BYTES }).catch((cause: unknown) => {
    if (!(cause instanceof NamedFileError)) throw cause;
    const missing = cause.trouble === 'missing';
    throw new InputError(
      missing ? 'file-missing' : 'file-unreadable',
      missing ? `there is no file ${full}` : `${full} ${cause.message}`,
      { field: name, value: full, cause, hint: `It should hold the ${name}. ${cause.hint}` },
    );
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { text: decodeText(bytes, full), file: { name, path: full, sha256 } };
}

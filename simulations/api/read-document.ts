import { InputError } from '../errors/index.js';
import { NamedFileError, parseNestedJson, readNamedFile } from '../files/index.js';
import { decodeText } from '../rehearsal/index.js';

/** Some editors begin every file with it. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/** The largest document that is read: a scenario, a DAO, a proposal, a report, exported votes. */
const MOST_BYTES = 256 * 1024 * 1024;

/** @throws InputError `file-missing`, `file-unreadable` or `encoding-unknown`, naming the file */
export async function readText(path: string): Promise<string> {
  const bytes = await readNamedFile(path, { mostBytes: MOST_BYTES }).catch((cause: unknown) => {
    if (!(cause instanceof NamedFileError)) throw cause;
    const { trouble, message, hint } = cause;
    if (trouble === 'missing') {
      throw new InputError('file-missing', `there is no file ${path}`, { field: path, cause, hint });
    }
    throw new InputError('file-unreadable', `${path} ${message}`, { field: path, cause, hint });
  });
  return decodeText(bytes, path);
}

/** @throws InputError `json-invalid`, naming the file and the place */
export function parseJson(text: string, path: string): unknown {
  try {
    return parseNestedJson(text.replace(BYTE_ORDER_MARK, ''));
  } catch (cause) {
    throw new InputError('json-invalid', `${path} is not JSON: ${(cause as Error).message}`, {
      field: path,
      cause,
      hint: 'A missing comma or quote near the place named above is the usual cause.',
    });
  }
}

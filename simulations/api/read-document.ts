import { readFile } from 'node:fs/promises';
import { InputError } from '../errors/index.js';
import { decodeText } from '../rehearsal/index.js';

/** Some editors begin every file with it. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/** @throws InputError `file-missing`, `file-unreadable` or `encoding-unknown`, naming the file */
export async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new InputError(
      missing ? 'file-missing' : 'file-unreadable',
      missing ? `there is no file ${path}` : `${path} cannot be read: ${(cause as Error).message}`,
      { field: path, cause, hint: 'Check the path and that you may read the file.' },
    );
  });
  return decodeText(bytes, path);
}

/** @throws InputError `json-invalid`, naming the file and the place */
export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(BYTE_ORDER_MARK, ''));
  } catch (cause) {
    throw new InputError('json-invalid', `${path} is not JSON: ${(cause as Error).message}`, {
      field: path,
      cause,
      hint: 'A missing comma or quote near the place named above is the usual cause.',
    });
  }
}

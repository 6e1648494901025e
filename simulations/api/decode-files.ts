import { InputError } from '../errors/index.js';
import { MOST_DATASET_BYTES } from './contract/index.js';

/**
 * Files that came over a wire, as bytes.
 * @throws InputError `file-twice`, `base64-invalid` or `dataset-too-large`, naming the file
 */
export function decodeFiles(
  files: readonly { readonly name: string; readonly base64: string }[],
): { readonly name: string; readonly bytes: Buffer }[] {
  const names = new Set<string>();
  let total = 0;
  return files.map(({ name, base64 }, i) => {
    // Some file systems do not tell "A.csv" from "a.csv".
    if (names.has(name.toLowerCase())) {
      throw refused('file-twice', i, name, 'is given twice', 'Give every file its own name.');
    }
    names.add(name.toLowerCase());
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.toString('base64') !== base64) {
      throw refused('base64-invalid', i, name, 'is not base64', 'Send its bytes in base64, with padding.');
    }
    total += bytes.length;
    if (total > MOST_DATASET_BYTES) {
      const most = MOST_DATASET_BYTES / 1024 ** 2;
      throw refused(
        'dataset-too-large',
        i,
        name,
        `makes the data set larger than ${most} MiB`,
        'Bring a part of its rows, or name the file in a scenario file.',
      );
    }
    return { name, bytes };
  });
}

function refused(code: string, index: number, name: string, what: string, hint: string): InputError {
  return new InputError(code, `the file ${name} ${what}`, { field: `files[${index}]`, value: name, hint });
}

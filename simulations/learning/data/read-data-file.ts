import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { InputError } from '../../errors/index.js';

const unzip = promisify(gunzip);
const MIB = 1024 * 1024;

/**
 * Reads a file that a person named; one compressed with gzip (whatever its name) is unpacked. Throws an `InputError`
 * naming the file when it is missing, a directory, unreadable, broken or larger than allowed once unpacked.
 */
export async function readDataFile(file: string, mostBytes: number): Promise<Uint8Array> {
  const tooLarge = () =>
    unreadable(file, `is larger than ${Math.floor(mostBytes / MIB)} MiB`, 'Take a part of its rows, drawn at random.');
  const found = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'ENOENT'
      ? unreadable(file, 'does not exist', 'Check the path; it is relative to the scenario file.', cause)
      : unreadable(file, 'cannot be read', `Check its permissions (${cause.code}).`, cause);
  });
  if (!found.isFile()) {
    throw unreadable(file, found.isDirectory() ? 'is a directory' : 'is not a file', 'Name a file.');
  }
  if (found.size > mostBytes) throw tooLarge();
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(file, 'cannot be read', `Check its permissions (${cause.code}).`, cause);
  });
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  return unzip(bytes, { maxOutputLength: mostBytes }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw unreadable(file, 'is a broken gzip file', 'Compress or download it again.', cause);
  });
}

function unreadable(file: string, what: string, hint: string, cause?: unknown): InputError {
  return new InputError('learning.fileUnreadable', `${file} ${what}.`, { field: file, value: file, hint, cause });
}

import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { InputError } from '../../errors/index.js';
import { NamedFileError, readNamedFile } from '../../files/index.js';

const unzip = promisify(gunzip);
const MIB = 1024 * 1024;

/**
 * Reads a file that a person named; one compressed with gzip (whatever its name) is unpacked. Throws an `InputError`
 * naming the file when it is missing, a directory, unreadable, broken or larger than allowed once unpacked.
 */
export async function readDataFile(file: string, mostBytes: number): Promise<Uint8Array> {
  const tooLarge = () =>
    unreadable(file, `is larger than ${Math.floor(mostBytes / MIB)} MiB`, 'Take a part of its rows, drawn at random.');
  const bytes = await readNamedFile(file, { mostBytes }).catch((cause: unknown) => {
    if (!(cause instanceof NamedFileError)) throw cause;
    if (cause.trouble === 'tooLarge') throw tooLarge();
    const hint = cause.trouble === 'missing' ? 'Check the path; it is relative to the scenario file.' : cause.hint;
    throw unreadable(file, cause.message, hint, cause);
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

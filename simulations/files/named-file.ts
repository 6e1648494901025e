import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/** Why a file that somebody named cannot be read, or written. */
export type FileTrouble = 'missing' | 'unreadable' | 'noFile' | 'tooLarge' | 'silent' | 'taken' | 'full';

/** A file that somebody named and that cannot be read or written: what it is, as the end of a sentence after its name. */
export class NamedFileError extends Error {
  readonly trouble: FileTrouble;
  /** The way out, as one sentence. */
  readonly hint: string;

  constructor(trouble: FileTrouble, message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'NamedFileError';
    this.trouble = trouble;
    this.hint = hint;
  }
}

export interface ReadLimits {
  readonly mostBytes: number;
  /** Longest wait (ms) for the drive. */
  readonly patience?: number;
}

/** A drive that has not answered by then (ms) is taken for dead. */
const PATIENCE = 20_000;
const MIB = 1024 * 1024;
const CHUNK = 4 * MIB;
/** Opening a pipe must not wait for somebody who writes to it. Windows has no such pipes in its folders, nor the flag. */
const READ_AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/i;

/**
 * Folders with a read that never came back. Each holds one of the few threads that Node.js reads files with, so nobody
 * else is let in before it does.
 */
const stuck = new Set<string>();

/**
 * The one way to read a file whose name came from outside: a regular file, of a limited size, in a limited time. Pipes,
 * devices, folders and, on Windows, network shares are refused without waiting for them.
 *
 * @throws NamedFileError
 */
export async function readNamedFile(path: string, limits: ReadLimits): Promise<Buffer> {
  return withNamedFile(path, limits, async (handle, size) => {
    const tooLarge = () =>
      new NamedFileError('tooLarge', `is larger than ${sizeInWords(limits.mostBytes)}`, 'Give a smaller file.');
    if (size > limits.mostBytes) throw tooLarge();
    const parts: Buffer[] = [];
    let total = 0;
    for (;;) {
      // What the size says need not be so: it may grow, and files of the system itself say 0.
      const part = Buffer.allocUnsafe(Math.min(CHUNK, Math.max(size - total, 64 * 1024) + 1));
      const { bytesRead } = await handle.read(part, 0, part.length, null);
      if (bytesRead === 0) return Buffer.concat(parts, total);
      parts.push(part.subarray(0, bytesRead));
      total += bytesRead;
      if (total > limits.mostBytes) throw tooLarge();
    }
  });
}

/** Whether a name is that of a regular file that can be opened. */
export async function isReadableFile(path: string): Promise<boolean> {
  try {
    return await withNamedFile(path, {}, async () => true);
  } catch {
    return false;
  }
}

async function withNamedFile<T>(
  path: string,
  { patience = PATIENCE }: Partial<ReadLimits>,
  read: (handle: FileHandle, size: number) => Promise<T>,
): Promise<T> {
  refuseByName(path);
  const folder = dirname(path);
  const silent = () =>
    new NamedFileError('silent', `lies on a drive that does not answer`, 'See whether the drive is still there.');
  if (stuck.has(folder)) throw silent();
  const work = (async () => {
    const handle = await open(path, READ_AT_ONCE).catch((cause: NodeJS.ErrnoException) => {
      throw unopened(cause);
    });
    try {
      const found = await handle.stat();
      if (!found.isFile()) throw notAFile(found.isDirectory() ? 'is a directory' : 'is a pipe or a device, not a file');
      return await read(handle, found.size);
    } catch (cause) {
      throw cause instanceof NamedFileError ? cause : unopened(cause as NodeJS.ErrnoException);
    } finally {
      await handle.close();
    }
  })();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      stuck.add(folder);
      const back = () => stuck.delete(folder);
      work.then(back, back);
      reject(silent());
    }, patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function refuseByName(path: string): void {
  if (path.includes('\0')) throw notAFile('has a name with a zero byte in it');
  if (process.platform !== 'win32') return;
  if (/^[\\/]{2}/.test(path)) {
    const hint = 'Copy the file to a drive of this machine.';
    throw new NamedFileError('noFile', 'lies on a network share, which may ask for your password', hint);
  }
  if (WINDOWS_DEVICE.test(basename(path))) throw notAFile('is a device, not a file');
}

function notAFile(what: string): NamedFileError {
  return new NamedFileError('noFile', what, 'Name a file.');
}

function unopened(cause: NodeJS.ErrnoException): NamedFileError {
  switch (cause.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new NamedFileError('missing', 'does not exist', 'Check the path.', cause);
    case 'EISDIR':
      return notAFile('is a directory');
    case 'ENXIO':
    case 'ENODEV':
      return notAFile('is a pipe or a device, not a file');
    case 'ENAMETOOLONG':
      return new NamedFileError('missing', 'has too long a name', 'Check the path.', cause);
    default: {
      const hint = `Check that you may read it (${cause.code ?? cause.message}).`;
      return new NamedFileError('unreadable', 'cannot be read', hint, cause);
    }
  }
}

function sizeInWords(bytes: number): string {
  return bytes >= MIB ? `${Math.floor(bytes / MIB)} MiB` : `${Math.floor(bytes / 1024)} KiB`;
}

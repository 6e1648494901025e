import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isMainThread, threadId } from 'node:worker_threads';
import { NamedFileError } from './named-file.js';

/**
 * Writes a file so that whoever reads it, and a disk that is full, finds the old contents or the new, never a part: a
 * neighbour is written, flushed to the disk and renamed over it. Two writings of one file must not go on at a time in one
 * thread; those of several threads do not take each other's neighbour away.
 *
 * @throws what the file system says of the first thing that went wrong
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const draft = isMainThread ? `${path}.draft` : `${path}.${threadId}.draft`;
  try {
    await writeFlushed(draft, content, 'w');
    await rename(draft, path);
  } catch (error) {
    await removeQuietly(draft);
    throw error;
  }
}

/** Removes a file that a failure left behind: that this fails, too, must not hide why. */
export async function removeQuietly(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => {});
}

export interface WriteOptions {
  /** Whether a file that is there already may be replaced. */
  readonly replace: boolean;
}

/**
 * The one way to write a file whose name came from outside: a regular file, whole or not at all. Pipes and devices are
 * refused without waiting for them.
 *
 * @throws NamedFileError
 */
export async function writeNamedFile(
  path: string,
  content: string | Uint8Array,
  { replace }: WriteOptions,
): Promise<void> {
  if (path.includes('\0')) throw new NamedFileError('noFile', 'has a name with a zero byte in it', OTHER_PLACE);
  try {
    const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return null;
      throw cause;
    });
    if (found !== null && !found.isFile()) {
      const what = found.isDirectory() ? 'is a directory' : 'is a pipe or a device, not a file';
      throw new NamedFileError('noFile', what, OTHER_PLACE);
    }
    if (found !== null && !replace) throw taken();
    // Through a link, to the file that it leads to.
    await (replace ? writeWhole(found === null ? path : await realpath(path), content) : writeNew(path, content));
  } catch (cause) {
    throw cause instanceof NamedFileError ? cause : unwritten(cause as NodeJS.ErrnoException, path);
  }
}

const OTHER_PLACE = 'Name another place.';

/** Whoever comes second to a new file does not take the first one's away. */
async function writeNew(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFlushed(path, content, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw taken();
    await removeQuietly(path);
    throw error;
  }
}

async function writeFlushed(path: string, content: string | Uint8Array, flag: 'w' | 'wx'): Promise<void> {
  const handle = await open(path, flag);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } catch (error) {
    await handle.close().catch(() => {});
    throw error;
  }
  await handle.close();
}

const taken = () => new NamedFileError('taken', 'is there already', 'Give another name, or move the file away.');

function unwritten(cause: NodeJS.ErrnoException, path: string): NamedFileError {
  switch (cause.code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new NamedFileError(
        'full',
        'does not fit on its disk',
        'Free space on it, or name a place on another disk.',
        cause,
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return new NamedFileError(
        'missing',
        `cannot be made: there is no folder ${dirname(path)}`,
        'Make the folder first, or check the path.',
        cause,
      );
    case 'ENAMETOOLONG':
      return new NamedFileError('missing', 'has too long a name', 'Give it a shorter one.', cause);
    default: {
      const hint = `Check that you may write there (${cause.code ?? cause.message}), or name another place.`;
      return new NamedFileError('unreadable', 'cannot be written', hint, cause);
    }
  }
}

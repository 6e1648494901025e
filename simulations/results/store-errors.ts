import { StoreError } from '../errors/index.js';

const FULL = /ENOSPC|EDQUOT|EFBIG|No space left|Disk quota exceeded|File too large|There is not enough space/i;
const IN_USE =
  /Could not set lock|Conflicting lock|being used by another process|same file with a different configuration/i;
const DAMAGED =
  /not a valid DuckDB database|Corrupt|checksum|Serialization|deserializ|invalid.*(header|version)|Failure while replaying WAL/i;
const FORBIDDEN = /EACCES|EPERM|EROFS|Permission denied|Read-only file system/i;

/** What went wrong with a run's file, in words a person can act on. Errors that already are ours pass through. */
export function storeError(cause: unknown, file: string): StoreError {
  if (cause instanceof StoreError) return cause;
  const text =
    cause instanceof Error ? `${(cause as NodeJS.ErrnoException).code ?? ''} ${cause.message}` : String(cause);
  if (FULL.test(text)) {
    return new StoreError('store-full', `there is no space left to write ${file}`, {
      cause,
      field: file,
      hint: 'Everything up to the last finished tick or round is kept. Free space on this disk, or set FOLKMOOT_HOME to a folder on another.',
    });
  }
  if (IN_USE.test(text)) {
    return new StoreError('store-in-use', `${file} is in use by another process`, {
      cause,
      field: file,
      hint: 'Wait until the run has ended, or close the other Folkmoot.',
    });
  }
  if (FORBIDDEN.test(text)) {
    return new StoreError('store-unwritable', `${file} cannot be opened for lack of permission`, {
      cause,
      field: file,
      hint: 'Give yourself access to this folder, or set FOLKMOOT_HOME to another.',
    });
  }
  if (DAMAGED.test(text)) return damagedStore(file, cause);
  return new StoreError('store-failed', `${file} could not be read or written: ${text.trim()}`, {
    cause,
    field: file,
    hint: 'Nothing was deleted. Check the disk, and run the scenario again with the same seed for the same results.',
  });
}

export function damagedStore(file: string, cause?: unknown): StoreError {
  return new StoreError('store-corrupted', `${file} is damaged and cannot be read`, {
    cause,
    field: file,
    hint: 'It was left as it is. Put a copy back in its place, or run the scenario again with the same seed: the results will be the same.',
  });
}

/** A run whose file is whole, but that an earlier version kept in another form. */
export function earlierStore(file: string): StoreError {
  return new StoreError('store-earlier', `${file} was written by an earlier version of Folkmoot`, {
    field: file,
    hint: `It was left as it is, and its scenario is in it: folkmoot run ${file} does it again.`,
  });
}

import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A socket's path, its ending zero included, must fit 104 bytes on macOS and 108 on Linux. */
const LONGEST_SOCKET_PATH = 103;
const SOCKET = 'anvil.ipc';
/** No longer than the other. */
const ORIGIN_SOCKET = 'empty.ipc';
const PREFIX = 'folkmoot-anvil-';
/** Nobody else has, or guesses, such a name. */
const SUFFIX_BYTES = 8;

/** Where a node listens. */
export interface IpcPlace {
  readonly path: string;
  /** Where the chain may listen that the node is a copy of; `null` where the node cannot be told of such a place. */
  readonly originPath: string | null;
  /** The folder for it; `null` for a named pipe, which is in none. */
  readonly folder: string | null;
}

/**
 * Names a place for a node's socket: in the scratch folder where the path is short enough, else in a folder of its own
 * in the machine's temporary one. The folder is not made yet: whoever clears it away has to know of it before.
 */
export function ipcPlace(scratch: string | undefined): IpcPlace {
  if (process.platform === 'win32') {
    // No two processes have a number at once, and no process has a nanosecond twice.
    return { path: `\\\\.\\pipe\\${PREFIX}${process.pid}-${process.hrtime.bigint()}`, originPath: null, folder: null };
  }
  const folder = scratch !== undefined && isShort(scratch) ? scratch : ownFolder();
  return { path: join(folder, SOCKET), originPath: join(folder, ORIGIN_SOCKET), folder };
}

function ownFolder(): string {
  const name = PREFIX + randomBytes(SUFFIX_BYTES).toString('hex');
  return join(isShort(join(tmpdir(), name)) ? tmpdir() : '/tmp', name);
}

function isShort(folder: string): boolean {
  return Buffer.byteLength(join(folder, SOCKET)) <= LONGEST_SOCKET_PATH;
}

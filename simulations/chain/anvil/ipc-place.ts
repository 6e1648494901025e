import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A socket's path, its ending zero included, must fit 104 bytes on macOS and 108 on Linux. */
const LONGEST_SOCKET_PATH = 103;
const SOCKET = 'anvil.ipc';
/** No longer than the other. */
const ORIGIN_SOCKET = 'empty.ipc';
const PREFIX = 'folkmoot-anvil-';
/** As many characters as `mkdtemp` adds. */
const SUFFIX = 'XXXXXX';

/** Where a node listens. */
export interface IpcPlace {
  readonly path: string;
  /** Where the chain may listen that the node is a copy of; `null` where the node cannot be told of such a place. */
  readonly originPath: string | null;
  /** The folder made for it; `null` for a named pipe, which is in none. */
  readonly folder: string | null;
}

/** Makes room for a node's socket: in the scratch folder where the path is short enough, else in one of its own. */
export async function openIpcPlace(scratch: string | undefined): Promise<IpcPlace> {
  if (process.platform === 'win32') {
    // No two processes have a number at once, and no process has a nanosecond twice.
    return { path: `\\\\.\\pipe\\${PREFIX}${process.pid}-${process.hrtime.bigint()}`, originPath: null, folder: null };
  }
  const folder = await makeFolder(scratch);
  return { path: join(folder, SOCKET), originPath: join(folder, ORIGIN_SOCKET), folder };
}

async function makeFolder(scratch: string | undefined): Promise<string> {
  if (scratch !== undefined && isShort(scratch)) {
    await mkdir(scratch, { recursive: true, mode: 0o700 });
    return scratch;
  }
  const parent = isShort(join(tmpdir(), PREFIX + SUFFIX)) ? tmpdir() : '/tmp';
  return mkdtemp(join(parent, PREFIX));
}

function isShort(folder: string): boolean {
  return Buffer.byteLength(join(folder, SOCKET)) <= LONGEST_SOCKET_PATH;
}

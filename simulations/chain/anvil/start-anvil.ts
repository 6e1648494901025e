import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ChainEngine, ChainEngineOptions } from '../chain-engine.js';
import { JsonRpcEngine } from '../json-rpc-engine.js';
import { anvilBinary } from './anvil-binary.js';
import { anvilDialect } from './anvil-dialect.js';
import { anvilFlags } from './anvil-flags.js';
import { connectWhenReady } from './connect-when-ready.js';
import type { CopiedNode } from './copied-node.js';
import { listenAsEmptyChain } from './empty-chain.js';
import { ipcPlace } from './ipc-place.js';
import { listeningPlace } from './listening-place.js';
import { WatchedProcess } from './watched-process.js';

/** How long anvil may take to open its socket, in milliseconds; a tenth of a second is usual. */
const START_TIMEOUT = 20_000;

/** What tests change about a start. */
export interface AnvilStart {
  /** Path of the program; anvil's own binary by default. */
  readonly binary?: string;
  /** Milliseconds. */
  readonly timeout?: number;
}

/**
 * Starts an anvil of one's own, reached over its IPC socket. Without state roots it is a copy of an empty chain, which
 * this process is while the chain lives; on Windows, where anvil could not reach it, the roots are computed after all.
 * @throws ChainError `anvil-missing`, `anvil-not-executable`, or `chain-start-failed` with what anvil wrote last
 */
export async function startAnvil(
  options: ChainEngineOptions,
  { binary = anvilBinary(), timeout = START_TIMEOUT }: AnvilStart = {},
): Promise<ChainEngine> {
  const { startedBy, host } = await listeningPlace();
  const { path, originPath, folder } = ipcPlace(options.scratch);
  const copied = options.stateRoot === 'computed' ? null : originPath;
  if (folder !== null && folder === options.scratch) await mkdir(dirname(folder), { recursive: true });
  const anvil = new WatchedProcess([...startedBy, binary, ...anvilFlags(options, path, copied, host)], folder);
  let origin: CopiedNode | null = null;
  const end = async () => {
    origin?.close();
    await anvil.end();
  };
  try {
    await anvil.folderMade;
    if (copied !== null && !anvil.exited) origin = await listenAsEmptyChain(copied, options);
    anvil.begin();
    const channel = await connectWhenReady(anvil, path, timeout);
    return await JsonRpcEngine.open({
      name: 'anvil',
      chainId: options.chainId,
      channel,
      dialect: anvilDialect,
      release: async () => {
        channel.close();
        await end();
      },
    });
  } catch (error) {
    await end();
    throw error;
  }
}

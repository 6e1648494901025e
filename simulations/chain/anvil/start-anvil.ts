import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChainError } from '../../errors/index.js';
import type { ChainEngine, ChainEngineOptions } from '../chain-engine.js';
import { JsonRpcEngine } from '../json-rpc-engine.js';
import { anvilBinary } from './anvil-binary.js';
import { anvilDialect } from './anvil-dialect.js';
import { IpcChannel } from './ipc-channel.js';
import { WatchedProcess } from './watched-process.js';

/** How long anvil may take to open its socket, in milliseconds; a tenth of a second is usual. */
const START_TIMEOUT = 20_000;
const POLL_INTERVAL = 20;

/** Any fixed phrase does: its one account deploys, and agents' accounts are impersonated. */
const MNEMONIC = 'test test test test test test test test test test test junk';

/**
 * Starts an anvil of one's own, reached over its IPC socket.
 * @throws ChainError `anvil-missing`, or `chain-start-failed` with what anvil wrote last
 */
export async function startAnvil(options: ChainEngineOptions): Promise<ChainEngine> {
  const binary = anvilBinary();
  const scratch = options.scratch ?? (await mkdtemp(join(tmpdir(), 'folkmoot-anvil-')));
  const socket = process.platform === 'win32' ? `\\\\.\\pipe\\${basename(scratch)}` : join(scratch, 'anvil.ipc');
  const child = new WatchedProcess(binary, anvilFlags(options, socket), scratch);
  try {
    const channel = await connectWhenReady(child, socket);
    return await JsonRpcEngine.open('anvil', options.chainId, channel, anvilDialect, async () => {
      channel.close();
      await child.end();
    });
  } catch (error) {
    await child.end();
    throw error;
  }
}

/** History lives in the results store, so that the node may forget it; nothing is mined unless it is asked for. */
function anvilFlags({ chainId, genesisTime }: ChainEngineOptions, socket: string): readonly string[] {
  const flags: Readonly<Record<string, string | number | true>> = {
    '--port': 0,
    '--no-cors': true,
    '--ipc': socket,
    '--chain-id': chainId,
    '--timestamp': genesisTime,
    '--hardfork': 'shanghai',
    '--mnemonic': MNEMONIC,
    '--accounts': 1,
    '--no-mining': true,
    '--order': 'fees',
    '--gas-limit': '1000000000000000',
    '--block-base-fee-per-gas': 0,
    '--gas-price': 0,
    '--disable-min-priority-fee': true,
    '--auto-impersonate': true,
    '--prune-history': true,
    '--transaction-block-keeper': 64,
    '--silent': true,
  };
  return Object.entries(flags).flatMap(([flag, value]) => (value === true ? [flag] : [flag, String(value)]));
}

async function connectWhenReady(child: WatchedProcess, socket: string): Promise<IpcChannel> {
  const deadline = performance.now() + START_TIMEOUT;
  for (;;) {
    try {
      return await IpcChannel.open(socket);
    } catch (cause) {
      const late = performance.now() > deadline;
      if (late || child.exited) {
        throw new ChainError(
          'chain-start-failed',
          `anvil ${late ? 'did not open its socket in time' : 'ended as soon as it was started'}`,
          {
            cause,
            hint: `It wrote: ${child.lastOutput || '(nothing)'}`,
          },
        );
      }
      await sleep(POLL_INTERVAL);
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { ChainError } from '../../errors/index.js';
import type { ChainEngine, ChainEngineOptions } from '../chain-engine.js';
import { JsonRpcEngine } from '../json-rpc-engine.js';
import { anvilBinary } from './anvil-binary.js';
import { anvilDialect } from './anvil-dialect.js';
import { anvilFlags } from './anvil-flags.js';
import { IpcChannel } from './ipc-channel.js';
import { openIpcPlace } from './ipc-place.js';
import { WatchedProcess } from './watched-process.js';

/** How long anvil may take to open its socket, in milliseconds; a tenth of a second is usual. */
const START_TIMEOUT = 20_000;
const POLL_INTERVAL = 10;
/** How long to wait for the reason when anvil is lost, in milliseconds. */
const REASON_TIMEOUT = 1_000;

/** What tests change about a start. */
export interface AnvilStart {
  /** Path of the program; anvil's own binary by default. */
  readonly binary?: string;
  /** Milliseconds. */
  readonly timeout?: number;
}

/**
 * Starts an anvil of one's own, reached over its IPC socket.
 * @throws ChainError `anvil-missing`, `anvil-not-executable`, or `chain-start-failed` with what anvil wrote last
 */
export async function startAnvil(
  options: ChainEngineOptions,
  { binary = anvilBinary(), timeout = START_TIMEOUT }: AnvilStart = {},
): Promise<ChainEngine> {
  const { path, folder } = await openIpcPlace(options.scratch);
  const anvil = new WatchedProcess(binary, anvilFlags(options, path), folder);
  try {
    const channel = await connectWhenReady(anvil, path, timeout);
    return await JsonRpcEngine.open({
      name: 'anvil',
      chainId: options.chainId,
      channel,
      dialect: anvilDialect,
      release: async () => {
        channel.close();
        await anvil.end();
      },
    });
  } catch (error) {
    await anvil.end();
    throw error;
  }
}

async function connectWhenReady(anvil: WatchedProcess, path: string, timeout: number): Promise<IpcChannel> {
  const deadline = performance.now() + timeout;
  for (;;) {
    try {
      return await IpcChannel.open(path, () => whyLost(anvil));
    } catch (cause) {
      const late = performance.now() > deadline;
      if (late || anvil.exited) {
        const what = late ? `did not open its socket within ${timeout / 1000} s` : await anvil.ended;
        throw new ChainError('chain-start-failed', `the local chain could not be started: anvil ${what}`, {
          cause,
          hint: `${wrote(anvil)} \`folkmoot doctor\` checks the installation; \`--engine ganache\` does without anvil.`,
        });
      }
      await sleep(POLL_INTERVAL);
    }
  }
}

/** The connection breaks a moment before the program's end is known. */
async function whyLost(anvil: WatchedProcess): Promise<ChainError> {
  const how = await Promise.race([anvil.ended, sleep(REASON_TIMEOUT, 'closed its connection', { ref: false })]);
  return new ChainError('chain-died', `the local chain is gone: anvil ${how}`, {
    hint: `${wrote(anvil)} What was computed before is kept; start the run again.`,
  });
}

function wrote(anvil: WatchedProcess): string {
  return anvil.lastOutput === '' ? 'It wrote nothing.' : `It wrote: ${anvil.lastOutput}`;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { ChainError } from '../../errors/index.js';
import { IpcChannel, type IpcChannelOptions } from './ipc-channel.js';
import type { WatchedProcess } from './watched-process.js';

const POLL_INTERVAL = 10;
/** How long to wait for the reason when anvil is lost, in milliseconds. */
const REASON_TIMEOUT = 1_000;

/**
 * Connects to the socket of an anvil that was just started, as soon as it opens.
 * @param timeout milliseconds
 * @throws ChainError `chain-start-failed` with what anvil wrote last
 */
export async function connectWhenReady(
  anvil: WatchedProcess,
  path: string,
  timeout: number,
  options?: IpcChannelOptions,
): Promise<IpcChannel> {
  const deadline = performance.now() + timeout;
  for (;;) {
    try {
      return await IpcChannel.open(path, () => whyLost(anvil), options);
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
  if (/memory allocation of \d+ bytes failed/i.test(anvil.lastOutput)) {
    return new ChainError('chain-out-of-memory', 'the local chain is gone: it needed more memory than it is given', {
      hint: 'A contract that is called makes it keep far more than contracts do; look at its code.',
    });
  }
  return new ChainError('chain-died', `the local chain is gone: anvil ${how}`, {
    hint: `${wrote(anvil)} What was computed before is kept; start the run again.`,
  });
}

function wrote(anvil: WatchedProcess): string {
  return anvil.lastOutput === '' ? 'It wrote nothing.' : `It wrote: ${anvil.lastOutput}`;
}

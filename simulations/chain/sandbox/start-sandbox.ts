import { ChainError } from '../../errors/index.js';
import { anvilBinary } from '../anvil/anvil-binary.js';
import { connectWhenReady } from '../anvil/connect-when-ready.js';
import { openIpcPlace } from '../anvil/ipc-place.js';
import { WatchedProcess } from '../anvil/watched-process.js';
import { AnvilSandbox } from './anvil-sandbox.js';
import { type ChainRules, mainnetRules, rulesOfFork } from './chain-rules.js';
import { freePort } from './free-port.js';
import type { SandboxChain, SandboxOptions } from './sandbox-chain.js';
import { sandboxFlags } from './sandbox-flags.js';

/** How long anvil may take to open its socket, in milliseconds: a copy first asks the other chain. */
const START_TIMEOUT = 20_000;
const FORK_START_TIMEOUT = 90_000;
/** A port that was free may be taken by the time anvil listens. */
const ATTEMPTS = 3;
/** Code that somebody else wrote runs there: what anvil may have of memory, and the longest answer that is read. */
const MOST_MEMORY = 2 * 1024 ** 3;
const MOST_ANSWER_BYTES = 64 * 1024 ** 2;

/**
 * Starts a local chain for rehearsing a proposal. Its process ends with `close`, with the signal, and with its owner.
 * @throws ChainError `fork-unreachable`, `anvil-missing`, `anvil-not-executable` or `chain-start-failed`; the
 * signal's reason when it was aborted
 */
export async function startSandbox(options: SandboxOptions): Promise<SandboxChain> {
  options.signal?.throwIfAborted();
  const rules = await rulesFor(options);
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(options, rules);
    } catch (error) {
      const taken = error instanceof ChainError && /address already in use/i.test(error.hint ?? '');
      if (!taken || attempt === ATTEMPTS) throw error;
    }
  }
}

/** The caller's hard fork before the chain's own. */
async function rulesFor({ fork, hardfork, signal }: SandboxOptions): Promise<ChainRules> {
  if (fork === undefined) return mainnetRules(hardfork);
  const rules = await rulesOfFork(fork, signal);
  return hardfork === undefined ? rules : { ...rules, hardfork };
}

async function startOnce(options: SandboxOptions, rules: ChainRules): Promise<SandboxChain> {
  const { signal, fork } = options;
  const [{ path, folder }, port] = await Promise.all([openIpcPlace(undefined), freePort()]);
  // An abort in between would find nobody listening.
  signal?.throwIfAborted();
  const flags = sandboxFlags(options, rules.hardfork, path, port);
  const anvil = new WatchedProcess(anvilBinary(), flags, folder, MOST_MEMORY);
  const end = () => void anvil.end();
  signal?.addEventListener('abort', end, { once: true });
  try {
    const timeout = fork === undefined ? START_TIMEOUT : FORK_START_TIMEOUT;
    const channel = await connectWhenReady(anvil, path, timeout, { mostBytes: MOST_ANSWER_BYTES });
    return await AnvilSandbox.open({
      channel,
      rules,
      url: `http://127.0.0.1:${port}`,
      release: async () => {
        signal?.removeEventListener('abort', end);
        channel.close();
        await anvil.end();
      },
    });
  } catch (error) {
    signal?.removeEventListener('abort', end);
    await anvil.end();
    signal?.throwIfAborted();
    throw error;
  }
}

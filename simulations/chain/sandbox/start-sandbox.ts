import { anvilBinary } from '../anvil/anvil-binary.js';
import { connectWhenReady } from '../anvil/connect-when-ready.js';
import { ipcPlace } from '../anvil/ipc-place.js';
import { listeningPlace } from '../anvil/listening-place.js';
import { WatchedProcess } from '../anvil/watched-process.js';
import { AnvilSandbox } from './anvil-sandbox.js';
import { type ChainRules, mainnetRules, rulesOfFork } from './chain-rules.js';
import { ForkRelay } from './fork-relay.js';
import type { SandboxChain, SandboxOptions } from './sandbox-chain.js';
import { sandboxFlags } from './sandbox-flags.js';

/** How long anvil may take to open its socket, in milliseconds: a copy first asks the other chain. */
const START_TIMEOUT = 20_000;
const FORK_START_TIMEOUT = 90_000;
/** Code that somebody else wrote runs there: what anvil may have of memory, and the longest answer that is read. */
const MOST_MEMORY = 2 * 1024 ** 3;
const MOST_ANSWER_BYTES = 64 * 1024 ** 2;

/**
 * Starts a local chain for rehearsing a proposal. Its process ends with `close`, with the signal, and with its owner.
 * @throws ChainError `fork-unreachable`, `anvil-missing`, `anvil-not-executable` or `chain-start-failed`; the
 * signal's reason when it was aborted
 */
export async function startSandbox(options: SandboxOptions): Promise<SandboxChain> {
  const { signal, fork } = options;
  signal?.throwIfAborted();
  const rules = await rulesFor(options);
  const binary = anvilBinary();
  const { startedBy, host } = await listeningPlace();
  const { path, originPath, folder } = ipcPlace(undefined);
  // On Windows anvil cannot be told of a relay's socket, and asks the node itself.
  const places = { ipcPath: path, host, origin: originPath ?? fork?.url ?? '' };
  const command = [...startedBy, binary, ...sandboxFlags(options, rules.hardfork, places)];
  const anvil = new WatchedProcess(command, folder, MOST_MEMORY);
  let relay: ForkRelay | null = null;
  const release = async () => {
    signal?.removeEventListener('abort', end);
    relay?.close();
    await anvil.end();
  };
  const end = () => void release();
  // An abort before this would find nobody listening.
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end, { once: true });
  try {
    await anvil.folderMade;
    if (fork !== undefined && originPath !== null && !anvil.exited)
      relay = await ForkRelay.listen(originPath, fork.url);
    anvil.begin();
    const timeout = fork === undefined ? START_TIMEOUT : FORK_START_TIMEOUT;
    const channel = await connectWhenReady(anvil, path, timeout, { mostBytes: MOST_ANSWER_BYTES });
    return await AnvilSandbox.open({
      channel,
      rules,
      socket: path,
      release: async () => {
        channel.close();
        await release();
      },
    });
  } catch (error) {
    await release();
    signal?.throwIfAborted();
    throw error;
  }
}

/** The caller's hard fork before the chain's own. */
async function rulesFor({ fork, hardfork, signal }: SandboxOptions): Promise<ChainRules> {
  if (fork === undefined) return mainnetRules(hardfork);
  const rules = await rulesOfFork(fork, signal);
  return hardfork === undefined ? rules : { ...rules, hardfork };
}

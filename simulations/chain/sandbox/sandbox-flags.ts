import { type AnvilFlags, argumentsOf, commandedFlags } from '../anvil/commanded-flags.js';
import type { Hardfork } from './chain-rules.js';
import type { SandboxOptions } from './sandbox-chain.js';

/** How long anvil waits for one answer of a chain it copies, in milliseconds. */
const FORK_REQUEST_TIMEOUT = 20_000;

/** Where a sandbox's anvil listens, and where the chain is that it copies. */
export interface SandboxPlaces {
  readonly ipcPath: string;
  /** Address that anvil's HTTP server listens at, for nobody. */
  readonly host: string;
  /** Path of the relay's socket, else the node's address; unused without a fork. */
  readonly origin: string;
}

/**
 * How anvil is started for a rehearsal: it mines only when asked, gas costs next to nothing, and every transaction
 * is remembered, so that it can be traced. Old states are not written to disk, which makes blocks many times faster. A
 * copied chain keeps its own id and time. A transaction may use more gas than the chain's rules allow: the review says so. Code that
 * a call creates has the size that mainnet allows (EIP-170), and what is placed may be larger.
 */
export function sandboxFlags(
  { chainId, genesisTime, fork }: SandboxOptions,
  hardfork: Hardfork,
  { ipcPath, host, origin: forkUrl }: SandboxPlaces,
): readonly string[] {
  const origin: AnvilFlags =
    fork === undefined
      ? { '--chain-id': chainId, '--timestamp': genesisTime }
      : {
          '--fork-url': forkUrl,
          ...(fork.blockNumber === null ? {} : { '--fork-block-number': fork.blockNumber }),
          '--no-storage-caching': true,
          '--retries': 2,
          '--timeout': FORK_REQUEST_TIMEOUT,
        };
  return argumentsOf({ ...origin, ...commandedFlags(host, ipcPath, hardfork), '--max-persisted-states': 0 });
}

import type { ChainEngineOptions } from '../chain-engine.js';
import { type AnvilFlags, argumentsOf, commandedFlags } from './commanded-flags.js';

/** Blocks whose transactions, with their traces, anvil remembers; the engine reads each block as soon as it is mined. */
const KEPT_BLOCKS = 2;

/**
 * How anvil is started for a chain that only its owner moves: nothing is mined unless it is asked for, gas costs
 * next to nothing, and nothing is kept that the results store has anyway.
 * @param originPath socket of the empty chain to be a copy of, which has a time of its own; `null` to be no copy
 * @param host address that anvil's HTTP server listens at, for nobody
 */
export function anvilFlags(
  { chainId, genesisTime }: ChainEngineOptions,
  ipcPath: string,
  originPath: string | null,
  host: string,
): readonly string[] {
  const origin: AnvilFlags =
    originPath === null
      ? { '--timestamp': genesisTime }
      : { '--fork-url': originPath, '--no-storage-caching': true, '--no-rate-limit': true };
  return argumentsOf({
    ...origin,
    ...commandedFlags(host, ipcPath, 'shanghai'),
    '--chain-id': chainId,
    '--prune-history': true,
    '--transaction-block-keeper': KEPT_BLOCKS,
  });
}

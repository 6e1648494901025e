import type { ChainEngineOptions } from '../chain-engine.js';
import { BLOCK_GAS_LIMIT, MNEMONIC } from '../node-settings.js';

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
  const origin: Readonly<Record<string, string | number | true>> =
    originPath === null
      ? { '--timestamp': genesisTime }
      : { '--fork-url': originPath, '--no-storage-caching': true, '--no-rate-limit': true };
  const flags: Readonly<Record<string, string | number | true>> = {
    ...origin,
    '--host': host,
    '--port': 0,
    '--no-cors': true,
    '--ipc': ipcPath,
    '--chain-id': chainId,
    '--hardfork': 'shanghai',
    '--mnemonic': MNEMONIC,
    '--accounts': 1,
    '--no-mining': true,
    '--order': 'fees',
    '--gas-limit': String(BLOCK_GAS_LIMIT),
    '--block-base-fee-per-gas': 0,
    '--gas-price': 0,
    '--disable-min-priority-fee': true,
    '--auto-impersonate': true,
    '--prune-history': true,
    '--transaction-block-keeper': KEPT_BLOCKS,
    '--quiet': true,
  };
  return Object.entries(flags).flatMap(([flag, value]) => (value === true ? [flag] : [flag, String(value)]));
}

import type { Hex } from '../chain-engine.js';
import { quantity } from '../hex.js';
import { HttpChannel } from '../remote/http-channel.js';

/** Ethereum's hard forks that a rehearsal can run, the oldest first, by the seconds mainnet has had them since. */
const MAINNET_SINCE = {
  istanbul: 1_575_764_709,
  berlin: 1_618_481_223,
  london: 1_628_166_822,
  paris: 1_663_224_179,
  shanghai: 1_681_338_455,
  cancun: 1_710_338_135,
  prague: 1_746_612_311,
  osaka: 1_764_798_551,
} as const;

export type Hardfork = keyof typeof MAINNET_SINCE;
const HARDFORKS = Object.keys(MAINNET_SINCE) as readonly Hardfork[];

/** The newest that the chain program knows and whose instructions differ from the one before. */
export const NEWEST_HARDFORK: Hardfork = 'osaka';

/** Gas a block of mainnet holds since November 2025. */
const MAINNET_BLOCK_GAS = 60_000_000n;
/** Gas a transaction may have on Ethereum's own chains since Osaka (EIP-7825). */
const TRANSACTION_GAS_CAP = 16_777_216n;
/** Mainnet, Sepolia, Hoodi: Ethereum's own chains, where the cap is in force. */
const ETHEREUM = new Set([1, 11_155_111, 560_048]);

/** What a chain lets a transaction do: its instructions and its gas. */
export interface ChainRules {
  readonly hardfork: Hardfork;
  /** Gas that one block holds, on the chain that is rehearsed for. */
  readonly blockGas: bigint;
  /** Gas that one transaction may have there; `null` where only the block limits it. */
  readonly transactionGas: bigint | null;
}

/** A chain of one's own stands for mainnet. */
export function mainnetRules(hardfork: Hardfork = NEWEST_HARDFORK): ChainRules {
  return { hardfork, blockGas: MAINNET_BLOCK_GAS, transactionGas: TRANSACTION_GAS_CAP };
}

/** How long a chain to copy may take for its first answer, in milliseconds. */
const TIMEOUT = 15_000;

/**
 * Asks a chain that is to be copied what it runs at that block. A node that tells its hard fork is believed (anvil and
 * what is made of it), mainnet's goes by the block's time, and every other chain is taken to run the newest: a fork
 * too new changes little, and one too old lacks instructions.
 * @throws ChainError `fork-unreachable` with the address and what to do, so that a wrong address is told at once
 */
export async function rulesOfFork(
  { url, blockNumber }: { readonly url: string; readonly blockNumber: number | null },
  signal?: AbortSignal,
): Promise<ChainRules> {
  const channel = new HttpChannel(url, { timeout: TIMEOUT, ...(signal === undefined ? {} : { signal }) });
  const chainId = Number(await channel.request('eth_chainId'));
  const [block, node] = await channel.settle([
    { method: 'eth_getBlockByNumber', params: [blockNumber === null ? 'latest' : quantity(blockNumber), false] },
    { method: 'anvil_nodeInfo', params: [] },
  ]);
  const head = (block?.result ?? null) as { readonly gasLimit: Hex; readonly timestamp: Hex } | null;
  const hardfork =
    hardforkNamed((node?.result as { readonly hardFork?: unknown } | null | undefined)?.hardFork) ??
    (chainId === 1 && head !== null ? mainnetHardfork(Number(head.timestamp)) : NEWEST_HARDFORK);
  return {
    hardfork,
    blockGas: head === null ? MAINNET_BLOCK_GAS : BigInt(head.gasLimit),
    transactionGas: ETHEREUM.has(chainId) && hardfork === 'osaka' ? TRANSACTION_GAS_CAP : null,
  };
}

/** Mainnet's hard fork at a time in Unix seconds. */
export function mainnetHardfork(timestamp: number): Hardfork {
  return HARDFORKS.findLast((fork) => MAINNET_SINCE[fork] <= timestamp) ?? 'istanbul';
}

/** By a node's or a compiler's name of it; `null` for none. Forks that only resize blobs (Bpo1 to Bpo5) are Osaka's. */
export function hardforkNamed(name: unknown): Hardfork | null {
  if (typeof name !== 'string') return null;
  const lower = name.toLowerCase();
  if (/^bpo\d$/.test(lower)) return 'osaka';
  return HARDFORKS.find((fork) => fork === lower) ?? null;
}

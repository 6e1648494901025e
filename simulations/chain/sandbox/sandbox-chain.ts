import type { Address, ChainCall, ChainCallResult, ChainLog, ChainTransaction, Hex } from '../chain-engine.js';
import type { ChainRules, Hardfork } from './chain-rules.js';

/** What became of one transaction, with its logs and its hash to trace it by. */
export interface SandboxReceipt {
  readonly hash: Hex;
  readonly status: 'success' | 'reverted';
  readonly gasUsed: bigint;
  readonly contractAddress: Address | null;
  /** ABI-encoded error data of a revert (`0x` for none); `null` when it succeeded. */
  readonly revertData: Hex | null;
  readonly logs: readonly ChainLog[];
}

/** A call and the calls it made, as the chain's tracer saw them. */
export interface TracedCall {
  readonly kind: 'CALL' | 'DELEGATECALL' | 'STATICCALL' | 'CREATE' | 'CREATE2' | 'SELFDESTRUCT' | 'CALLCODE';
  readonly from: Address;
  readonly to: Address | null;
  readonly valueWei: bigint;
  readonly input: Hex;
  readonly output: Hex;
  readonly gasUsed: bigint;
  readonly error: string | null;
  readonly calls: readonly TracedCall[];
  /** The calls within were too many, or too long, to be read: `calls` is empty. */
  readonly cut?: true;
}

/** What a transaction changed, by address. Slots and values are 32 bytes in hex; a slot missing on one side is zero there. */
export interface TracedAccount {
  readonly balanceBefore: bigint;
  readonly balanceAfter: bigint;
  readonly codeChanged: boolean;
  readonly storage: readonly { readonly slot: Hex; readonly before: Hex; readonly after: Hex }[];
}

export interface SandboxOptions {
  readonly chainId: number;
  /** Unix seconds of genesis; ignored when forking. */
  readonly genesisTime: number;
  /** The copied chain's by default, else the newest. */
  readonly hardfork?: Hardfork;
  /** Copies a running chain at a block. */
  readonly fork?: { readonly url: string; readonly blockNumber: number | null };
  readonly signal?: AbortSignal;
}

/**
 * A local chain for rehearsing one proposal: one can place contracts at given addresses, move time, trace, and look
 * at storage. Anvil only. Senders are impersonated; nonces are the chain's own.
 */
export interface SandboxChain {
  readonly chainId: number;
  readonly deployer: Address;
  /** Path of the socket at which it answers JSON-RPC, a line a message: in a folder that is this user's alone. */
  readonly socket: string;
  /** What the chain that is rehearsed for lets a transaction do. Locally more gas can be had, to learn what is needed. */
  readonly rules: ChainRules;
  /** Sends in order and mines one block holding all, at `timestamp` (a second after the latest when absent). */
  send(transactions: readonly ChainTransaction[], timestamp?: number): Promise<readonly SandboxReceipt[]>;
  /**
   * Runs init code at an address of choice, so that constructor, immutables and storage are as if deployed there.
   * @throws PlacementReverted with what the constructor did
   */
  place(address: Address, initCode: Hex): Promise<void>;
  call(calls: readonly ChainCall[]): Promise<readonly ChainCallResult[]>;
  /** Gives accounts native wei for gas. Existing balances are kept when larger. */
  admit(accounts: readonly Address[], balanceWei?: bigint): Promise<void>;
  setBalance(account: Address, wei: bigint): Promise<void>;
  balance(account: Address): Promise<bigint>;
  code(address: Address): Promise<Hex>;
  storage(address: Address, slot: Hex): Promise<Hex>;
  latestBlock(): Promise<{ readonly number: number; readonly timestamp: number }>;
  /**
   * Goes on by `blocks` empty blocks, evenly up to the last one at `timestamp`: for governors on the block clock. Of very many
   * only the last are mined, and the others have no hash and no time.
   */
  advance(blocks: number, timestamp: number): Promise<void>;
  trace(hash: Hex): Promise<TracedCall>;
  /** What a call would do now, as the tracer sees it. */
  traceCall(call: ChainCall): Promise<TracedCall>;
  stateDiff(hash: Hex): Promise<ReadonlyMap<Address, TracedAccount>>;
  /** Logs by address and first topic, from genesis or the given block. */
  logs(filter: {
    readonly address: Address;
    readonly topics?: readonly Hex[];
    readonly fromBlock?: number;
  }): Promise<readonly ChainLog[]>;
  snapshot(): Promise<string>;
  revert(snapshot: string): Promise<void>;
  /** Rejects with the reason when the chain dies on its own. Never resolves before `close`. */
  readonly died: Promise<never>;
  close(): Promise<void>;
}

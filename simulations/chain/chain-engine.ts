/** A 20-byte address in lower-case hex with `0x`. Folkmoot never uses the checksummed form internally. */
export type Address = `0x${string}`;
/** Bytes in lower-case hex with `0x`. */
export type Hex = `0x${string}`;

/** A transaction as an agent or the deployer hands it to the chain. */
export interface ChainTransaction {
  readonly from: Address;
  /** `null` deploys `data` as init code. */
  readonly to: Address | null;
  readonly data: Hex;
  /** Native wei to send along. */
  readonly value?: bigint;
  /** Gas limit; the engine's generous default when absent. */
  readonly gas?: bigint;
}

/** One log of a mined block, in the block's order. */
export interface ChainLog {
  readonly address: Address;
  readonly topics: readonly Hex[];
  readonly data: Hex;
  /** Index of the transaction in its block. */
  readonly transactionIndex: number;
}

/** What became of one transaction. A revert is an outcome, not an exception. */
export interface ChainReceipt {
  readonly status: 'success' | 'reverted';
  readonly gasUsed: bigint;
  /** Set when the transaction deployed a contract. */
  readonly contractAddress: Address | null;
  /** ABI-encoded error data of a revert (`0x` for none); `null` when it succeeded. */
  readonly revertData: Hex | null;
}

/** A mined block: receipts in the order the transactions were given, logs in chain order. */
export interface MinedBlock {
  /** Counted from 1 by the engine's own `mine` calls, so that both engines agree. */
  readonly number: number;
  /** Unix seconds. */
  readonly timestamp: number;
  readonly receipts: readonly ChainReceipt[];
  readonly logs: readonly ChainLog[];
}

/** A read-only call against the latest block. */
export interface ChainCall {
  readonly to: Address;
  readonly data: Hex;
  readonly from?: Address;
  /** The most it may use; what the node gives to a call by default. */
  readonly gas?: bigint;
}

/**
 * A local Ethereum chain that belongs to one run. Senders are impersonated: no signature is made, which
 * changes nothing a contract can see. Both engines give the same blocks for the same calls.
 */
export interface ChainEngine {
  readonly name: ChainEngineName;
  readonly chainId: number;
  /** The account that deploys; funded from the start. */
  readonly deployer: Address;
  /** Lets the chain accept transactions from these accounts and gives each `balanceWei` native wei for gas. */
  admit(accounts: readonly Address[], balanceWei?: bigint): Promise<void>;
  /**
   * Sends all transactions in order and mines exactly one block that holds them all, at exactly `timestamp`
   * (Unix seconds, later than the latest block's). Throws `ChainError` when that cannot be done; a revert
   * is reported in its receipt.
   */
  mine(transactions: readonly ChainTransaction[], timestamp: number): Promise<MinedBlock>;
  /** Runs the calls in one batch against the latest block. A call that reverts gives `{ reverted }` with its data. */
  call(calls: readonly ChainCall[]): Promise<readonly ChainCallResult[]>;
  latestBlock(): Promise<{ readonly number: number; readonly timestamp: number }>;
  /** Takes a snapshot of the whole chain state; `revert` goes back to it once. */
  snapshot(): Promise<string>;
  revert(snapshot: string): Promise<void>;
  /** Rejects with the reason when the chain dies on its own. Never resolves before `close`. */
  readonly died: Promise<never>;
  /** Stops the chain and removes its files and sockets. Safe to call twice. */
  close(): Promise<void>;
}

export type ChainCallResult = { readonly data: Hex } | { readonly reverted: Hex };
export type ChainEngineName = 'anvil' | 'ganache';

/**
 * Whether a block's header has the root of all state. Nobody reads it, and computing it takes longer with every account
 * and storage slot: at 100,000 slots a quarter of a second a block. Blocks are otherwise the same.
 */
export type StateRoot = 'computed' | 'none';

/** What an engine needs to start. */
export interface ChainEngineOptions {
  readonly chainId: number;
  /** Timestamp of the genesis block, Unix seconds. */
  readonly genesisTime: number;
  /** Folder for the engine's own files; removed on `close`. */
  readonly scratch?: string;
  /** `none` by default. ganache always computes it, and so does anvil on Windows. */
  readonly stateRoot?: StateRoot;
}

import type { Address, ChainLog, Hex } from './chain-engine.js';
import type { RpcChannel } from './json-rpc.js';

/** What became of a mined transaction, as far as the node knows better than whoever sent it. */
export interface TransactionResult {
  readonly gasUsed: bigint;
  /** What it reverted with, byte for byte; `null` when it succeeded. */
  readonly revertData: Hex | null;
}

export interface BlockResult {
  /** In block order. */
  readonly transactions: readonly TransactionResult[];
  /** In block order. */
  readonly logs: readonly ChainLog[];
}

/** What two nodes that speak JSON-RPC still do each in its own way. */
export interface Dialect {
  /** Price of gas in wei for transaction `index` of `count`, such that the node keeps their order. */
  gasPrice(index: number, count: number): bigint;
  /** Makes the node take transactions from these accounts and gives each so much native wei. */
  admit(channel: RpcChannel, accounts: readonly Address[], balanceWei: bigint): Promise<void>;
  /** Reads the newest block, which holds exactly these transactions in this order. */
  readNewest(channel: RpcChannel, hashes: readonly Hex[]): Promise<BlockResult>;
  /** Forgets all transactions that were sent and not mined. */
  dropPending(channel: RpcChannel): Promise<void>;
  /** Called once, after the node has answered for the first time. */
  prepare(channel: RpcChannel): Promise<void>;
}

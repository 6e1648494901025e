import type { Address, Hex } from './chain-engine.js';
import type { RpcCall, RpcChannel } from './json-rpc.js';

/** A receipt as nodes give it. */
export interface RawReceipt {
  readonly transactionHash: Hex;
  readonly status: Hex;
  readonly gasUsed: Hex;
  readonly contractAddress: Address | null;
  readonly logs: readonly { readonly address: Address; readonly topics: readonly Hex[]; readonly data: Hex }[];
}

/** What two nodes that speak JSON-RPC still do each in its own way. */
export interface Dialect {
  /** Price of gas in wei for transaction `index` of `count`, such that the node keeps their order. */
  gasPrice(index: number, count: number): bigint;
  /** Makes the node take transactions from an account and gives it native wei. */
  admit(account: Address, balanceWei: bigint): readonly RpcCall[];
  /** Sends the transactions in order and mines them at the timestamp. */
  sendAndMine(channel: RpcChannel, transactions: readonly unknown[], timestamp: number): Promise<readonly Hex[]>;
  /** Receipts of the newest block in block order. */
  receipts(channel: RpcChannel, hashes: readonly Hex[]): Promise<readonly RawReceipt[]>;
  /** What reverted transactions of the newest block returned, which their receipts do not say. */
  revertData(channel: RpcChannel, hashes: readonly Hex[]): Promise<readonly Hex[]>;
  /** Called once, after the node has answered for the first time. */
  prepare(channel: RpcChannel): Promise<void>;
}

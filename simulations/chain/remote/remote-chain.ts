import type { Address, ChainLog, Hex } from '../chain-engine.js';
import { quantity } from '../hex.js';
import { HttpChannel, type HttpChannelOptions } from './http-channel.js';

/** A log with the block it is in. */
export interface RemoteLog extends ChainLog {
  readonly blockNumber: number;
}

/** Somebody's running chain, read at one block. */
export interface RemoteChain {
  readonly chainId: number;
  readonly block: { readonly number: number; readonly timestamp: number };
  /** What a call returns; `null` where it reverts or there is nothing to call. */
  call(to: Address, data: Hex): Promise<Hex | null>;
  balance(account: Address): Promise<bigint>;
  /** Whether there was code at an address at a block; `null` where the node does not remember. */
  hadCode(address: Address, block: number): Promise<boolean | null>;
  /**
   * Logs of a range of blocks, both ends included, that begin with any of these topics; `null` where the node refuses so
   * many.
   */
  logs(
    address: Address,
    topics: readonly Hex[],
    fromBlock: number,
    toBlock: number,
  ): Promise<readonly RemoteLog[] | null>;
  /** When a block was made, Unix seconds; `null` where the node does not remember. */
  timeOf(block: number): Promise<number | null>;
}

type RawLog = Omit<ChainLog, 'transactionIndex'> & { readonly transactionIndex: Hex; readonly blockNumber: Hex };

/**
 * Looks at a chain at a block, its latest when `null`.
 * @throws ChainError `fork-unreachable`, `chain-refused`
 */
export async function readRemoteChain(
  url: string,
  blockNumber: number | null,
  options: HttpChannelOptions = {},
): Promise<RemoteChain> {
  const channel = new HttpChannel(url, options);
  const tag = blockNumber === null ? 'latest' : quantity(blockNumber);
  const [chainId, block] = (await channel.batch([
    { method: 'eth_chainId', params: [] },
    { method: 'eth_getBlockByNumber', params: [tag, false] },
  ])) as [Hex, { readonly number: Hex; readonly timestamp: Hex }];
  const at = block.number;
  const ask = async (method: string, ...params: readonly unknown[]): Promise<unknown> => {
    const [response] = await channel.settle([{ method, params }]);
    return response?.error === undefined ? response?.result : null;
  };
  return {
    chainId: Number(chainId),
    block: { number: Number(block.number), timestamp: Number(block.timestamp) },
    async call(to, data) {
      const result = (await ask('eth_call', { to, data }, at)) as Hex | null;
      return result === '0x' ? null : result;
    },
    async balance(account) {
      return BigInt((await channel.request('eth_getBalance', account, at)) as Hex);
    },
    async hadCode(address, block) {
      const code = await ask('eth_getCode', address, quantity(block));
      return code === null ? null : code !== '0x';
    },
    async logs(address, topics, fromBlock, toBlock) {
      const filter = { address, topics: [topics], fromBlock: quantity(fromBlock), toBlock: quantity(toBlock) };
      const found = (await ask('eth_getLogs', filter)) as readonly RawLog[] | null;
      return (
        found?.map((log) => ({
          ...log,
          transactionIndex: Number(log.transactionIndex),
          blockNumber: Number(log.blockNumber),
        })) ?? null
      );
    },
    async timeOf(block) {
      const found = (await ask('eth_getBlockByNumber', quantity(block), false)) as { readonly timestamp: Hex } | null;
      return found === null ? null : Number(found.timestamp);
    },
  };
}

import type { Address, Hex } from '../chain-engine.js';
import type { Dialect } from '../dialect.js';
import { quantity } from '../hex.js';

/** What anvil kept of one transaction of a block. Asked for without a tracer, it runs nothing again. */
interface Trace {
  readonly result: {
    readonly failed: boolean;
    /** Gas used by this transaction and all before it in the block. */
    readonly gas: number;
    readonly returnValue: Hex;
  };
}

interface RawLog {
  readonly address: Address;
  readonly topics: readonly Hex[];
  readonly data: Hex;
  readonly transactionIndex: Hex;
}

export const anvilDialect: Dialect = {
  // A batch's calls are handled side by side, so that the pool cannot know their order by arrival: it goes by price.
  gasPrice: (index, count) => BigInt(count - index),
  async admit(channel, accounts, balanceWei) {
    const params = [quantity(balanceWei)];
    await channel.batch(accounts.map((account) => ({ method: 'anvil_setBalance', params: [account, ...params] })));
  },
  // anvil builds each of a block's receipts from the whole block, which takes 0.65 s for 1,000 transactions. Traces
  // and logs come from what it kept, in 0.01 s, and traces have what receipts lack: the data of a revert.
  async readNewest(channel) {
    const [traces, logs] = (await channel.batch([
      { method: 'debug_traceBlockByNumber', params: ['latest', {}] },
      { method: 'eth_getLogs', params: [{ fromBlock: 'latest', toBlock: 'latest' }] },
    ])) as [readonly Trace[], readonly RawLog[]];
    return {
      transactions: traces.map(({ result }, i) => ({
        gasUsed: BigInt(result.gas - (traces[i - 1]?.result.gas ?? 0)),
        revertData: result.failed ? result.returnValue : null,
      })),
      logs: logs.map(({ address, topics, data, transactionIndex }) => ({
        address,
        topics,
        data,
        transactionIndex: Number(transactionIndex),
      })),
    };
  },
  async dropPending(channel) {
    await channel.request('anvil_dropAllTransactions');
  },
  prepare: async () => {},
};

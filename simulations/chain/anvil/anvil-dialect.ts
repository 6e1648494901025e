import type { Hex } from '../chain-engine.js';
import type { Dialect, RawReceipt } from '../dialect.js';
import { quantity } from '../hex.js';

export const anvilDialect: Dialect = {
  // A batch's calls are handled side by side, so that the pool cannot know their order by arrival: it goes by price.
  gasPrice: (index, count) => BigInt(count - index),
  admit: (account, balanceWei) => [{ method: 'anvil_setBalance', params: [account, quantity(balanceWei)] }],
  async sendAndMine(channel, transactions, timestamp) {
    const hashes = await channel.batch(
      transactions.map((transaction) => ({ method: 'eth_sendTransaction', params: [transaction] })),
    );
    await channel.request('evm_mine', timestamp);
    return hashes as readonly Hex[];
  },
  receipts: async (channel) => (await channel.request('eth_getBlockReceipts', 'latest')) as readonly RawReceipt[],
  async revertData(channel, hashes) {
    const traces = await channel.batch(hashes.map((hash) => ({ method: 'debug_traceTransaction', params: [hash] })));
    return (traces as readonly { readonly returnValue: Hex }[]).map(({ returnValue }) => returnValue);
  },
  prepare: async () => {},
};

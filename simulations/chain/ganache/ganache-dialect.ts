import type { Hex } from '../chain-engine.js';
import type { Dialect, RawReceipt } from '../dialect.js';
import { quantity } from '../hex.js';

/** Above the base fee, which ganache starts at 1 gwei and lowers from block to block. */
const LOWEST_GAS_PRICE = 2_000_000_000n;
const PASSPHRASE = '';

export const ganacheDialect: Dialect = {
  // ganache mines the best paid first and has no rule for equals: paying each a wei more than the next keeps the order.
  gasPrice: (index, count) => LOWEST_GAS_PRICE + BigInt(count - index),
  admit: (account, balanceWei) => [
    { method: 'evm_addAccount', params: [account, PASSPHRASE] },
    { method: 'personal_unlockAccount', params: [account, PASSPHRASE, 0] },
    { method: 'evm_setAccountBalance', params: [account, quantity(balanceWei)] },
  ],
  async sendAndMine(channel, transactions, timestamp) {
    const hashes = await channel.batch(
      transactions.map((transaction) => ({ method: 'eth_sendTransaction', params: [transaction] })),
    );
    await channel.request('evm_mine', timestamp);
    return hashes as readonly Hex[];
  },
  async receipts(channel, hashes) {
    return (await channel.batch(
      hashes.map((hash) => ({ method: 'eth_getTransactionReceipt', params: [hash] })),
    )) as readonly RawReceipt[];
  },
  async revertData(channel, hashes) {
    const traces = await channel.batch(
      hashes.map((hash) => ({ method: 'debug_traceTransaction', params: [hash, { disableStorage: true }] })),
    );
    return (traces as readonly Trace[]).map(returnedBy);
  },
  prepare: async (channel) => {
    await channel.request('miner_stop');
  },
};

interface Trace {
  readonly structLogs: readonly {
    readonly op: string;
    readonly stack: readonly string[];
    readonly memory: readonly string[];
  }[];
}

/** ganache leaves a trace's return value empty; the memory that the last REVERT names holds it. */
function returnedBy({ structLogs }: Trace): Hex {
  const last = structLogs.at(-1);
  if (last?.op !== 'REVERT') return '0x';
  const [size, offset] = last.stack
    .slice(-2)
    .map((word) => Number(BigInt(word.startsWith('0x') ? word : `0x${word}`))) as [number, number];
  return `0x${last.memory.join('').slice(2 * offset, 2 * (offset + size))}`;
}

import type { ChainLog, Hex } from '../chain-engine.js';
import type { Dialect } from '../dialect.js';
import { quantity } from '../hex.js';
import type { RpcChannel } from '../json-rpc.js';

/** Above the base fee, which ganache starts at 1 gwei and lowers from block to block. */
const LOWEST_GAS_PRICE = 2_000_000_000n;
const PASSPHRASE = '';

interface RawReceipt {
  readonly transactionHash: Hex;
  readonly status: Hex;
  readonly gasUsed: Hex;
  readonly logs: readonly Omit<ChainLog, 'transactionIndex'>[];
}

export const ganacheDialect: Dialect = {
  // ganache mines the best paid first and has no rule for equals: paying each a wei more than the next keeps the order.
  gasPrice: (index, count) => LOWEST_GAS_PRICE + BigInt(count - index),
  async admit(channel, accounts, balanceWei) {
    for (const account of accounts) {
      await channel.batch([
        { method: 'evm_addAccount', params: [account, PASSPHRASE] },
        { method: 'personal_unlockAccount', params: [account, PASSPHRASE, 0] },
        { method: 'evm_setAccountBalance', params: [account, quantity(balanceWei)] },
      ]);
    }
  },
  async readNewest(channel, hashes) {
    const receipts = (await channel.batch(
      hashes.map((hash) => ({ method: 'eth_getTransactionReceipt', params: [hash] })),
    )) as readonly RawReceipt[];
    const reverts = await revertData(channel, receipts);
    return {
      transactions: receipts.map(({ transactionHash, gasUsed }) => ({
        gasUsed: BigInt(gasUsed),
        revertData: reverts.get(transactionHash) ?? null,
      })),
      logs: receipts.flatMap(({ logs }, transactionIndex) =>
        logs.map(({ address, topics, data }) => ({ address, topics, data, transactionIndex })),
      ),
    };
  },
  // Going back to a snapshot, be it of this very moment, empties the pool.
  async dropPending(channel) {
    await channel.request('evm_revert', await channel.request('evm_snapshot'));
  },
  async prepare(channel) {
    await channel.request('miner_stop');
  },
};

/** Receipts do not say what a transaction reverted with; running it again step by step does. */
async function revertData(channel: RpcChannel, receipts: readonly RawReceipt[]): Promise<ReadonlyMap<Hex, Hex>> {
  const data = new Map<Hex, Hex>();
  for (const { transactionHash, status } of receipts) {
    if (status === '0x1') continue;
    const trace = await channel.request('debug_traceTransaction', transactionHash, { disableStorage: true });
    data.set(transactionHash, valueOfRevert(trace as StepTrace));
  }
  return data;
}

/** A transaction step by step; words are hex without `0x`. */
interface StepTrace {
  readonly structLogs: readonly {
    readonly op: string;
    readonly stack: readonly string[];
    readonly memory: readonly string[];
  }[];
}

/** ganache leaves a trace's return value empty; the memory that the last REVERT names holds it. */
function valueOfRevert({ structLogs }: StepTrace): Hex {
  const last = structLogs.at(-1);
  if (last?.op !== 'REVERT') return '0x';
  const [size, offset] = last.stack.slice(-2).map((word) => Number.parseInt(word, 16)) as [number, number];
  // Memory that was never written reads as zeros, and is not in the trace.
  return `0x${last.memory
    .join('')
    .slice(2 * offset, 2 * (offset + size))
    .padEnd(2 * size, '0')}`;
}

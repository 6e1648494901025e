import type { ChainTransaction, SandboxReceipt } from '../../../chain/index.js';
import type { LoadedDao } from '../loaded-dao.js';

/** Seconds between two blocks where a governor counts blocks: Ethereum's. */
const SECONDS_A_BLOCK = 12;

/** Sends transactions when a governor's clock (ERC-6372) says so. What is in the past is sent at once. */
export interface GovernorTime {
  /** In a block whose timepoint is this one. */
  at(timepoint: bigint, transactions: readonly ChainTransaction[]): Promise<readonly SandboxReceipt[]>;
  /** In a block that is no earlier than these Unix seconds: timelocks count seconds whatever the governor counts. */
  from(seconds: number, transactions: readonly ChainTransaction[]): Promise<readonly SandboxReceipt[]>;
}

export function governorTime({ chain, clock }: Pick<LoadedDao, 'chain' | 'clock'>): GovernorTime {
  const step = clock === 'timestamp' ? 1 : SECONDS_A_BLOCK;
  return {
    async at(timepoint, transactions) {
      const latest = await chain.latestBlock();
      if (clock === 'timestamp') {
        return chain.send(transactions, Math.max(Number(timepoint), latest.timestamp + 1));
      }
      const empty = Number(timepoint) - 1 - latest.number;
      if (empty > 0) await chain.advance(empty, latest.timestamp + empty * SECONDS_A_BLOCK);
      return chain.send(transactions, latest.timestamp + (Math.max(empty, 0) + 1) * SECONDS_A_BLOCK);
    },
    async from(seconds, transactions) {
      const { timestamp } = await chain.latestBlock();
      return chain.send(transactions, Math.max(seconds, timestamp + step));
    },
  };
}

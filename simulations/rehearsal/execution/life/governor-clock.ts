import { Interface } from 'ethers';
import type { ChainTransaction, Hex, SandboxReceipt } from '../../../chain/index.js';
import { ChainError } from '../../../errors/index.js';
import type { LoadedDao } from '../loaded-dao.js';

/** Seconds between two blocks where the chain does not tell: Ethereum's. */
const USUAL_BLOCK_SECONDS = 12;
/** A clock that has not moved after so many blocks waits for somebody. */
const MOST_BLOCKS_A_ROUND = 2 ** 20;
/** By how much longer each trial is than the one before. */
const LEAP = 8;
const CLOCK = new Interface(['function clock() view returns (uint48)']).encodeFunctionData('clock') as Hex;

/** Sends transactions when a governor's clock (ERC-6372) says so. What is in the past is sent at once. */
export interface GovernorTime {
  /** In a block whose timepoint is this one. */
  at(timepoint: bigint, transactions: readonly ChainTransaction[]): Promise<readonly SandboxReceipt[]>;
  /** In a block that is no earlier than these Unix seconds: timelocks count seconds whatever the governor counts. */
  from(seconds: number, transactions: readonly ChainTransaction[]): Promise<readonly SandboxReceipt[]>;
}

type Clocked = Pick<LoadedDao, 'chain' | 'clock' | 'blockSeconds' | 'governor'>;

export function governorTime(loaded: Clocked): GovernorTime {
  const { chain, clock, blockSeconds = USUAL_BLOCK_SECONDS } = loaded;
  const step = clock === 'timestamp' ? 1 : Math.max(1, Math.ceil(blockSeconds));
  const wait = (blocks: number, timestamp: number) =>
    chain.advance(blocks, timestamp + Math.max(blocks, Math.round(blocks * blockSeconds)));
  return {
    async at(timepoint, transactions) {
      const latest = await chain.latestBlock();
      if (clock === 'timestamp') {
        return chain.send(transactions, Math.max(Number(timepoint), latest.timestamp + 1));
      }
      if (clock === 'own') await waitForRound(loaded, timepoint, wait);
      else {
        // Where a rollup's contracts see the blocks of the chain below it, the governor knows better than the node.
        const now = (await clockOf(loaded)) ?? BigInt(latest.number);
        const empty = Number(timepoint - 1n - now);
        if (empty > 0) await wait(empty, latest.timestamp);
      }
      return chain.send(transactions, (await chain.latestBlock()).timestamp + step);
    },
    async from(seconds, transactions) {
      const { timestamp } = await chain.latestBlock();
      return chain.send(transactions, Math.max(seconds, timestamp + step));
    },
  };
}

/** What the governor's own clock says; `null` where it has none. */
async function clockOf({ chain, governor }: Clocked): Promise<bigint | null> {
  const [answer] = await chain.call([{ to: governor, data: CLOCK }]);
  return answer !== undefined && 'data' in answer && answer.data !== '0x' ? BigInt(answer.data) : null;
}

/**
 * Waits until a clock of the governor's own has come to a timepoint: rounds of a protocol, for one. How many blocks that takes
 * is found by trying and undoing: eight times as many each time until it is there, then by halves down to the last block before it.
 * So the first block of the round is come to, however long it is and wherever in another one the chain stands.
 * @throws ChainError `clock-stands` where blocks do not move it
 */
async function waitForRound(
  loaded: Clocked,
  timepoint: bigint,
  wait: (blocks: number, timestamp: number) => Promise<void>,
): Promise<void> {
  const { chain } = loaded;
  const now = async () => (await clockOf(loaded)) ?? 0n;
  const goOn = async (blocks: number) => wait(blocks, (await chain.latestBlock()).timestamp);
  const begin = await now();
  if (begin >= timepoint) return;
  const after = async (blocks: number) => {
    const snapshot = await chain.snapshot();
    await goOn(blocks);
    const then = await now();
    await chain.revert(snapshot);
    return then;
  };
  let blocks = 1;
  for (; ; blocks *= LEAP) {
    const then = await after(blocks);
    if (then >= timepoint) break;
    if (then === begin && blocks > MOST_BLOCKS_A_ROUND) {
      throw new ChainError('clock-stands', 'the governor’s clock does not go on with the chain', {
        hint: 'Somebody must move it by a call, as rounds of some protocols are begun; Folkmoot does not know which.',
      });
    }
  }
  // The most blocks after which it is not there yet.
  let before = 0;
  for (let part = blocks / 2; part >= 1; part /= 2) {
    if ((await after(before + part)) < timepoint) before += part;
  }
  await goOn(before + 1);
}

import type { RemoteChain } from '../../chain/index.js';
import type { BlockSeconds } from '../execution/fork/block-seconds.js';

/** Blocks that are asked for their time beside those that matter; between them time goes evenly. */
const SAMPLES = 32;
/** Blocks that matter and are asked, the newest first, and how many at a time. */
const MOST_ASKED = 1_000;
const AT_ONCE = 50;

/**
 * When blocks were made, Unix seconds: by the chain's own times at those that matter and at some others, evenly between these.
 * What is after the last block, or before what the node remembers, is reckoned by the usual time of a block.
 * @param exact blocks that something happened in: a chain's pace changes, and one of tests goes by leaps
 */
export async function blockTimes(
  { block, timeOf }: Pick<RemoteChain, 'block' | 'timeOf'>,
  first: number,
  { seconds }: Pick<BlockSeconds, 'seconds'>,
  exact: readonly number[] = [],
): Promise<(number: number) => number> {
  const span = Math.max(0, block.number - first);
  const step = Math.max(1, Math.ceil(span / SAMPLES));
  const numbers = new Set<number>();
  for (let number = first; number < block.number; number += step) numbers.add(number);
  const past = [...new Set(exact)].filter((number) => number >= first && number < block.number);
  for (const number of past.sort((a, b) => b - a).slice(0, MOST_ASKED)) numbers.add(number);
  const inOrder = [...numbers].sort((a, b) => a - b);
  const asked: (readonly [number, number | null])[] = [];
  for (let at = 0; at < inOrder.length; at += AT_ONCE) {
    const some = inOrder.slice(at, at + AT_ONCE);
    asked.push(...(await Promise.all(some.map(async (number) => [number, await timeOf(number)] as const))));
  }
  const known = [
    ...asked.filter((each): each is readonly [number, number] => each[1] !== null),
    [block.number, block.timestamp] as const,
  ];
  return (number) => {
    const after = known.findIndex(([at]) => at >= number);
    if (after === -1) return block.timestamp + (number - block.number) * seconds;
    const [nextBlock, nextTime] = known[after]!;
    if (after === 0) return nextTime - (nextBlock - number) * seconds;
    const [lastBlock, lastTime] = known[after - 1]!;
    return lastTime + ((nextTime - lastTime) * (number - lastBlock)) / (nextBlock - lastBlock);
  };
}

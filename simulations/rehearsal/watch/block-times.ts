import type { RemoteChain } from '../../chain/index.js';
import type { BlockSeconds } from '../execution/fork/block-seconds.js';

/** Blocks that are asked for their time; between them time goes evenly. */
const SAMPLES = 32;

/**
 * When blocks were made, Unix seconds: by the chain's own times at some of them, evenly between these. What is after the last
 * block, or before what the node remembers, is reckoned by the usual time of a block.
 */
export async function blockTimes(
  { block, timeOf }: Pick<RemoteChain, 'block' | 'timeOf'>,
  first: number,
  { seconds }: Pick<BlockSeconds, 'seconds'>,
): Promise<(number: number) => number> {
  const span = Math.max(0, block.number - first);
  const step = Math.max(1, Math.ceil(span / SAMPLES));
  const numbers: number[] = [];
  for (let number = first; number < block.number; number += step) numbers.push(number);
  const asked = await Promise.all(numbers.map(async (number) => [number, await timeOf(number)] as const));
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

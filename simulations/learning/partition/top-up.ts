import type { RandomStream } from '../../random/index.js';

/** What was moved so that every shard holds the minimum. */
export interface TopUp {
  readonly shards: number;
  readonly examples: number;
}

/**
 * Moves random examples, one at a time out of the currently largest shard, until every shard holds at least the
 * minimum (which must be reachable: shards × minimum ≤ examples). Tells what was moved.
 */
export function topUp(shards: number[][], minimum: number, random: RandomStream): TopUp {
  let filled = 0;
  let moved = 0;
  for (const shard of shards) {
    if (shard.length < minimum) filled++;
    while (shard.length < minimum) {
      const largest = shards.reduce((a, b) => (b.length > a.length ? b : a));
      shard.push(...largest.splice(random.integer(0, largest.length - 1), 1));
      moved++;
    }
  }
  return { shards: filled, examples: moved };
}

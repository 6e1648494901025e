import type { RandomStream } from '../../random/index.js';

/**
 * Moves random examples, one at a time out of the currently largest shard, until every shard holds at least the
 * minimum (which must be reachable: shards × minimum ≤ examples).
 */
export function topUp(shards: number[][], minimum: number, random: RandomStream): void {
  for (const shard of shards) {
    while (shard.length < minimum) {
      const largest = shards.reduce((a, b) => (b.length > a.length ? b : a));
      shard.push(...largest.splice(random.integer(0, largest.length - 1), 1));
    }
  }
}

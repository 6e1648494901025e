import type { ShardSummary } from '../learning-service.js';

/** Who holds what: the size of every shard and its examples per label. */
export function summariseShards(shards: readonly Int32Array[], labels: Uint8Array, classes: number): ShardSummary[] {
  return shards.map((examples, shard) => {
    const counts = new Array<number>(classes).fill(0);
    for (const example of examples) counts[labels[example]!]!++;
    return { shard, examples: examples.length, labels: counts };
  });
}

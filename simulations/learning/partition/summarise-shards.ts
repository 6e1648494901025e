import type { Partition } from '../../scenario/index.js';
import type { ShardSummary } from '../learning-service.js';
import { noiseOfShard } from './feature-noise.js';

/** Who holds what: the size of every shard, its examples per label and, where there is any, the noise on them. */
export function summariseShards(
  shards: readonly Int32Array[],
  labels: Uint8Array,
  classes: number,
  partition: Partition,
): ShardSummary[] {
  return shards.map((examples, shard) => {
    const counts = new Array<number>(classes).fill(0);
    for (const example of examples) counts[labels[example]!]!++;
    const summary = { shard, examples: examples.length, labels: counts };
    if (partition.kind !== 'featureNoise') return summary;
    return { ...summary, noise: noiseOfShard(partition.deviation, shard, shards.length) };
  });
}

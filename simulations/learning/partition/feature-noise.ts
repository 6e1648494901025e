import { setImmediate as nextTurn } from 'node:timers/promises';
import { randomStream } from '../../random/index.js';
import type { Dataset } from '../data/example-set.js';
import { seenByModels } from '../training/batches.js';

/** Examples given their noise in one go: some milliseconds. */
const STRETCH = 500;

/** Standard deviation of the noise on a shard's examples: the (shard + 1)-th of `shards` equal steps to `deviation`. */
export function noiseOfShard(deviation: number, shard: number, shards: number): number {
  return (deviation * (shard + 1)) / shards;
}

/**
 * The dataset with normal noise added to the training examples, more of it from shard to shard: trainer i of n gets
 * standard deviation i/n × `deviation` (Li et al. 2021, arXiv 2102.02079, "noise-based feature imbalance"; the paper's
 * text calls the level a variance, its published code uses it as a standard deviation, and so does this). Bytes become
 * floats of 0 to 1 first; nothing is cut off at 0 or 1. The noise depends on the seed, the shard and the example, so a
 * trainer sees the same noisy example in every epoch. Held-out and test examples stay as they are. Other work gets
 * its turns in between.
 */
export async function applyFeatureNoise(
  dataset: Dataset,
  shards: readonly Int32Array[],
  deviation: number,
  seed: number,
): Promise<Dataset> {
  const { features, train } = dataset;
  const inputs = new Float32Array(new SharedArrayBuffer(4 * train.inputs.length));
  inputs.set(seenByModels(train.inputs));
  let noisy = 0;
  for (const [shard, examples] of shards.entries()) {
    const ofShard = noiseOfShard(deviation, shard, shards.length);
    if (ofShard === 0) continue;
    for (const example of examples) {
      const noise = randomStream(seed, 'learning', 'featureNoise', shard, example).normals(features, 0, ofShard);
      const from = example * features;
      for (let feature = 0; feature < features; feature++) inputs[from + feature]! += noise[feature]!;
      if (++noisy % STRETCH === 0) await nextTurn();
    }
  }
  return { ...dataset, train: { inputs, labels: train.labels } };
}

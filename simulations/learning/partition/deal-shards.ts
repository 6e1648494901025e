import { InputError } from '../../errors/index.js';
import { randomStream } from '../../random/index.js';
import type { Partition } from '../../scenario/index.js';
import { dirichlet } from './dirichlet.js';
import { iid } from './iid.js';
import { labelShards } from './label-shards.js';
import type { Partitioner } from './partitioner.js';
import { quantitySkew } from './quantity-skew.js';

export interface ShardParameters {
  readonly labels: Uint8Array;
  readonly classes: number;
  readonly trainers: number;
  readonly batchSize: number;
  readonly partition: Partition;
  readonly seed: number;
}

/**
 * Deals the training examples to the trainers, in shared memory. Every example is in exactly one shard and every
 * shard holds at least one batch, or its even part where there are not enough examples for that.
 */
export function dealShards(parameters: ShardParameters): Int32Array[] {
  const { labels, classes, trainers, batchSize, partition, seed } = parameters;
  if (trainers > labels.length) {
    throw new InputError(
      'learning.tooFewExamples',
      `${labels.length} examples cannot be shared by ${trainers} trainers.`,
      {
        field: 'learning.trainExamples',
        value: labels.length,
        hint: `Ask for at least ${trainers} training examples, one a trainer.`,
      },
    );
  }
  const minimum = Math.min(batchSize, Math.floor(labels.length / trainers));
  const random = randomStream(seed, 'learning', 'partition');
  return partitioner(partition)({ labels, classes, trainers, minimum, random }).map((shard) => {
    const shared = new Int32Array(new SharedArrayBuffer(4 * shard.length));
    shared.set(shard);
    return shared;
  });
}

function partitioner(partition: Partition): Partitioner {
  switch (partition.kind) {
    case 'iid':
      return iid;
    case 'labelShards':
      return labelShards(partition.shardsPerTrainer);
    case 'dirichlet':
      return dirichlet(partition.alpha);
    case 'quantitySkew':
      return quantitySkew(partition.alpha);
    case 'featureNoise':
      // Equal shards; what sets them apart is the noise, which the examples get once they are dealt.
      return iid;
  }
}

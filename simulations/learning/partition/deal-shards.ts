import { InputError } from '../../errors/index.js';
import { randomStream } from '../../random/index.js';
import type { Partition } from '../../scenario/index.js';
import { dirichlet } from './dirichlet.js';
import { labelShards } from './label-shards.js';
import { iid, type Partitioner } from './partitioner.js';
import { quantitySkew } from './quantity-skew.js';
import type { TopUp } from './top-up.js';

export interface ShardParameters {
  readonly labels: Uint8Array;
  readonly classes: number;
  readonly trainers: number;
  readonly batchSize: number;
  readonly partition: Partition;
  readonly seed: number;
  /** Told, a sentence each, where the shards are not what the partition asks for. */
  readonly tell?: (note: string) => void;
}

/**
 * Deals the training examples to the trainers, in shared memory. Every example is in exactly one shard and every
 * shard holds at least one batch, or its even part where there are not enough examples for that.
 */
export function dealShards(parameters: ShardParameters): Int32Array[] {
  const { labels, classes, trainers, batchSize, partition, seed, tell } = parameters;
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
  const toppedUp = ({ shards, examples }: TopUp) => {
    if (examples > 0) tell?.(evenedOut(partition, { shards, examples }, { trainers, minimum, of: labels.length }));
  };
  return partitioner(partition)({ labels, classes, trainers, minimum, random, toppedUp }).map((shard) => {
    const shared = new Int32Array(new SharedArrayBuffer(4 * shard.length));
    shared.set(shard);
    return shared;
  });
}

function evenedOut(
  partition: Partition,
  moved: TopUp,
  { trainers, minimum, of }: { readonly trainers: number; readonly minimum: number; readonly of: number },
): string {
  const drawn = 'alpha' in partition ? `${partition.kind}, α = ${partition.alpha}` : partition.kind;
  const even = minimum === Math.floor(of / trainers) ? ' That makes all shards the same size.' : '';
  return (
    `The shards are more even than the partition (${drawn}) drew them: ${moved.shards} of ${trainers} had fewer than ` +
    `${minimum} ${minimum === 1 ? 'example' : 'examples'}, the least that a trainer needs for a batch, and got ${moved.examples} of ${of} from the ` +
    `largest.${even} A smaller batchSize, fewer trainers or more training examples leave more of the difference.`
  );
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

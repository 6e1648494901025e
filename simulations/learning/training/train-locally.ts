import type { Tensor } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../backends/backend.js';
import type { ExampleSet } from '../data/example-set.js';
import type { Network } from '../models/model.js';
import type { WeightLayout } from '../models/weight-layout.js';
import { batcher, type Relabel } from './batches.js';
import { emptyTally, type Tally, tallyProbabilities } from './cross-entropy.js';
import { type LocalWork, schedule } from './schedule.js';
import { toTensors, toWeights } from './weight-tensors.js';

/** What local training needs to know beside the work's length. */
export interface LocalTraining extends LocalWork {
  readonly learningRate: number;
}

export interface Trainee {
  readonly tf: TensorFlow;
  readonly network: Network;
  readonly layout: WeightLayout;
  readonly examples: ExampleSet;
  readonly features: number;
  readonly classes: number;
}

/**
 * Mini-batch gradient descent from the given weights over a shard. Returns the trained weights, in shared memory, and
 * the tally of the last epoch, each batch counted before its step.
 */
export function trainLocally(
  trainee: Trainee,
  start: Float32Array,
  shard: Int32Array,
  training: LocalTraining,
  seed: number,
  relabel: Relabel,
): { weights: Float32Array; lastEpoch: Tally } {
  const { tf, network, layout, examples, features, classes } = trainee;
  const largest = Math.min(training.batchSize, shard.length);
  const batches = batcher(tf, examples, { features, classes, largest }, relabel);
  const lastEpoch = emptyTally();
  let weights = toTensors(tf, layout, start);
  for (const step of schedule(Array.from(shard), training, seed)) {
    const before = weights;
    weights = tf.tidy((): Tensor[] => {
      const batch = batches.batch(step.examples);
      // The rate is folded into the gradient's scale, where it costs a few numbers instead of a pass over the weights.
      const scale = training.learningRate / step.examples.length;
      const { gradients, probabilities } = network.gradients(before, batch, scale);
      if (step.inLastEpoch) {
        const labels = step.examples.map((example) => relabel(examples.labels[example]!));
        tallyProbabilities(lastEpoch, probabilities.dataSync<'float32'>(), classes, labels);
      }
      return before.map((tensor, i) => tf.sub(tensor, gradients[i]!));
    });
    tf.dispose(before);
  }
  const trained = toWeights(layout, weights);
  tf.dispose(weights);
  return { weights: trained, lastEpoch };
}

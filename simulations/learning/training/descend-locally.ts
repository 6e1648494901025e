import type { Descent, DescentStep } from '../models/network.js';
import { batcher, type Relabel } from './batches.js';
import { emptyTally, type Tally, tallyProbabilities } from './cross-entropy.js';
import type { LocalTraining, Trainee } from './local-training.js';
import { type Step, schedule } from './schedule.js';
import { toTensors, toWeights } from './weight-tensors.js';

/** `trainLocally` by plain gradient descent, several steps at a time, where the backend can do so. */
export function descendLocally(
  descent: Descent,
  { tf, layout, examples, features, classes }: Trainee,
  start: Float32Array,
  shard: Int32Array,
  training: LocalTraining,
  seed: number,
  relabel: Relabel,
): { weights: Float32Array; lastEpoch: Tally } {
  const largest = Math.min(training.batchSize, shard.length);
  // One for each step of a stride: a batcher's next batch overwrites the one before.
  const batchers = Array.from({ length: descent.stride }, () =>
    batcher(tf, examples, { features, classes, largest }, relabel),
  );
  const lastEpoch = emptyTally();
  const take = (stride: readonly Step[]) => {
    const batches = stride.map(({ examples }, i): DescentStep => {
      return { batch: batchers[i]!.batch(examples), rate: training.learningRate / examples.length };
    });
    const probabilities = descent.steps(batches);
    for (const { batch } of batches) tf.dispose([batch.images, batch.targets]);
    stride.forEach((step, i) => {
      if (!step.inLastEpoch) return;
      const labels = step.examples.map((example) => relabel(examples.labels[example]!));
      tallyProbabilities(lastEpoch, probabilities[i]!, classes, labels);
    });
  };

  const beginning = toTensors(tf, layout, start);
  descent.begin(beginning);
  tf.dispose(beginning);
  let stride: Step[] = [];
  for (const step of schedule(Array.from(shard), training, seed)) {
    stride.push(step);
    if (stride.length < descent.stride) continue;
    take(stride);
    stride = [];
  }
  if (stride.length > 0) take(stride);
  const trained = descent.weights();
  const weights = toWeights(layout, trained);
  tf.dispose(trained);
  return { weights, lastEpoch };
}

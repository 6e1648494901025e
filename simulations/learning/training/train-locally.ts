import type { Tensor } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../models/network.js';
import { buildOptimiser } from '../optimiser/build-optimiser.js';
import { batcher, type Relabel } from './batches.js';
import { emptyTally, type Tally, tallyProbabilities } from './cross-entropy.js';
import { descendLocally } from './descend-locally.js';
import type { LocalTraining, Trainee } from './local-training.js';
import { schedule } from './schedule.js';
import { toTensors, toWeights } from './weight-tensors.js';

/**
 * Trains from the given weights over a shard, batch by batch. Returns the trained weights, in shared memory, and the
 * tally of the last epoch, each batch counted before its step.
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
  if (training.optimiser.kind === 'sgd' && training.proximalMu === 0) {
    const descent = tf.descent?.(network, layout, { features, classes });
    if (descent) return descendLocally(descent, trainee, start, shard, training, seed, relabel);
  }
  const largest = Math.min(training.batchSize, shard.length);
  const batches = batcher(tf, examples, { features, classes, largest }, relabel);
  const optimiser = buildOptimiser(training.optimiser, training.learningRate);
  const pull = training.proximalMu * optimiser.gradientFactor;
  const lastEpoch = emptyTally();
  const beginning = toTensors(tf, layout, start);
  let weights = beginning;
  let memory = optimiser.begin(tf, weights);
  let count = 0;
  for (const step of schedule(Array.from(shard), training, seed)) {
    const [before, rememberedBefore] = [weights, memory];
    count++;
    const after = tf.tidy((): Tensor[] => {
      const batch = batches.batch(step.examples);
      const found = network.gradients(before, batch, optimiser.gradientFactor / step.examples.length);
      if (step.inLastEpoch) {
        const labels = step.examples.map((example) => relabel(examples.labels[example]!));
        tallyProbabilities(lastEpoch, found.probabilities.dataSync<'float32'>(), classes, labels);
      }
      const gradients = pull === 0 ? found.gradients : addProximalTerm(tf, found.gradients, before, beginning, pull);
      const next = optimiser.step(tf, before, gradients, rememberedBefore, count);
      return [...next.weights, ...next.memory];
    });
    weights = after.slice(0, layout.length);
    memory = after.slice(layout.length);
    if (before !== beginning) tf.dispose(before);
    tf.dispose(rememberedBefore);
  }
  const trained = toWeights(layout, weights);
  tf.dispose([...beginning, ...weights, ...memory]);
  return { weights: trained, lastEpoch };
}

/**
 * Gradients with that of FedProx's proximal term (Li et al. 2020, arXiv 1812.06127, eq. 2), ½μ‖w − w₀‖², added:
 * g + μ(w − w₀), where w₀ are the weights that the round began with. `pull` is μ times whatever the gradients are
 * scaled with. O(weights). Call it in `tf.tidy`.
 */
function addProximalTerm(
  tf: TensorFlow,
  gradients: readonly Tensor[],
  weights: readonly Tensor[],
  beginning: readonly Tensor[],
  pull: number,
): Tensor[] {
  return gradients.map((gradient, i) => tf.add(gradient, tf.mul(tf.sub(weights[i]!, beginning[i]!), pull)));
}

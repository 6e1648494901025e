import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../backends/backend.js';
import type { ExampleSet } from '../data/example-set.js';
import type { Network } from '../models/model.js';
import type { WeightLayout } from '../models/weight-layout.js';
import { seenByModels } from './batches.js';
import { emptyTally, type Tally, tallyLogits } from './cross-entropy.js';
import { toTensors } from './weight-tensors.js';

/** Part of a split, kept as a tensor for one evaluation after the other. */
interface Chunk {
  readonly images: Tensor2D;
  readonly labels: Uint8Array;
}

const CHUNK_EXAMPLES = 1000;

/** A split's examples as tensors. They stay as long as the worker does. */
export function residentSplit(tf: TensorFlow, set: ExampleSet, features: number): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let from = 0; from < set.labels.length; from += CHUNK_EXAMPLES) {
    const labels = set.labels.subarray(from, from + CHUNK_EXAMPLES);
    const inputs = seenByModels(set.inputs.subarray(from * features, (from + labels.length) * features));
    chunks.push({ images: tf.tensor2d(inputs, [labels.length, features]), labels });
  }
  return chunks;
}

/** Counts how a model does on a resident split. */
export function evaluateModel(
  tf: TensorFlow,
  network: Network,
  layout: WeightLayout,
  weights: Float32Array,
  split: readonly Chunk[],
  classes: number,
): Tally {
  const tally = emptyTally();
  const tensors = toTensors(tf, layout, weights);
  for (const { images, labels } of split) {
    // Not read inside tidy(): it would walk through the array in search of tensors.
    const logits = tf.tidy(() => network.logits(tensors, images));
    tallyLogits(tally, logits.dataSync<'float32'>(), classes, labels);
    logits.dispose();
  }
  tf.dispose(tensors);
  return tally;
}

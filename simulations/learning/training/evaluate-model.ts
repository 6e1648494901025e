import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { ExampleSet } from '../data/example-set.js';
import type { Network, TensorFlow } from '../models/network.js';
import type { WeightLayout } from '../models/weight-layout.js';
import { seenByModels } from './batches.js';
import { emptyTally, type Tally, tallyLogits } from './cross-entropy.js';
import { toTensors } from './weight-tensors.js';

/** Part of a split, kept as a tensor for one evaluation after the other. */
export interface Chunk {
  readonly images: Tensor2D;
  readonly labels: Uint8Array;
  /** Index of its first example in the split. */
  readonly first: number;
}

/** Examples evaluated in one go. */
export const CHUNK_EXAMPLES = 1000;

/** A split's examples as tensors. They stay as long as the worker does. */
export function residentSplit(tf: TensorFlow, set: ExampleSet, features: number): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let first = 0; first < set.labels.length; first += CHUNK_EXAMPLES) {
    const labels = set.labels.subarray(first, first + CHUNK_EXAMPLES);
    const inputs = seenByModels(set.inputs.subarray(first * features, (first + labels.length) * features));
    chunks.push({ images: tf.tensor2d(inputs, [labels.length, features]), labels, first });
  }
  return chunks;
}

/** A model on a loaded backend. */
export interface Evaluator {
  readonly tf: TensorFlow;
  readonly network: Network;
  readonly layout: WeightLayout;
}

/** Shows a model's unnormalised class scores [examples, classes] of each chunk. */
export function visitLogits(
  { tf, network, layout }: Evaluator,
  weights: Float32Array,
  chunks: readonly Chunk[],
  visit: (logits: Float32Array, chunk: Chunk) => void,
): void {
  const tensors = toTensors(tf, layout, weights);
  for (const chunk of chunks) {
    // Not read inside tidy(): it would walk through the array in search of tensors.
    const logits = tf.tidy(() => network.logits(tensors, chunk.images));
    visit(logits.dataSync<'float32'>(), chunk);
    logits.dispose();
  }
  tf.dispose(tensors);
}

/** Counts how a model does on some chunks. */
export function evaluateModel(
  evaluator: Evaluator,
  weights: Float32Array,
  chunks: readonly Chunk[],
  classes: number,
): Tally {
  const tally = emptyTally();
  visitLogits(evaluator, weights, chunks, (logits, { labels }) => tallyLogits(tally, logits, classes, labels));
  return tally;
}

import type { TensorFlow } from '../backends/backend.js';
import type { ExampleSet } from '../data/example-set.js';
import type { Batch } from '../models/model.js';

/** A label as the trainer sees it. */
export type Relabel = (label: number) => number;

/** A picture's grey values 0 to 255 as float32 0 to 1. */
export const UNIT_GREY = Float32Array.from({ length: 256 }, (_, grey) => grey / 255);

/** Turns examples into batches, one at a time: the next one overwrites the arrays of the one before. */
export interface Batcher {
  /** The batch of the named examples. The tensors are valid until the next call, and the caller's to dispose of. */
  batch(examples: readonly number[]): Batch;
}

export function batcher(
  tf: TensorFlow,
  set: ExampleSet,
  shape: { readonly features: number; readonly classes: number; readonly largest: number },
  relabel: Relabel,
): Batcher {
  const { features, classes, largest } = shape;
  const { pixels, labels } = set;
  const rows = new Float32Array(largest * features);
  const columns = new Float32Array(largest * features);
  const targets = new Float32Array(largest * classes);
  return {
    batch: (examples) => {
      const size = examples.length;
      rows.fill(0);
      columns.fill(0);
      targets.fill(0);
      for (let i = 0; i < size; i++) {
        const example = examples[i]!;
        const from = example * features;
        const to = i * features;
        for (let feature = 0; feature < features; feature++) {
          const grey = pixels[from + feature]!;
          // Four pixels in five are black.
          if (grey === 0) continue;
          const value = UNIT_GREY[grey]!;
          rows[to + feature] = value;
          columns[feature * size + i] = value;
        }
        targets[i * classes + relabel(labels[example]!)] = 1;
      }
      return {
        images: tf.tensor2d(rows.subarray(0, size * features), [size, features]),
        imagesTransposed: tf.tensor2d(columns.subarray(0, size * features), [features, size]),
        targets: tf.tensor2d(targets.subarray(0, size * classes), [size, classes]),
      };
    },
  };
}

import type { ExampleSet } from '../data/example-set.js';
import type { Batch, TensorFlow } from '../models/network.js';

/** A label as the trainer sees it. */
export type Relabel = (label: number) => number;

/** A picture's grey values 0 to 255 as float32 0 to 1. */
const UNIT_GREY = Float32Array.from({ length: 256 }, (_, grey) => grey / 255);

/** Inputs as models see them, in an array of their own: bytes as 0 to 1, floats as they are. */
export function seenByModels(inputs: ExampleSet['inputs']): Float32Array {
  if (inputs instanceof Float32Array) return new Float32Array(inputs);
  const seen = new Float32Array(inputs.length);
  for (let i = 0; i < seen.length; i++) seen[i] = UNIT_GREY[inputs[i]!]!;
  return seen;
}

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
  const { labels } = set;
  const fill = filler(set.inputs, features);
  const rows = new Float32Array(largest * features);
  const targets = new Float32Array(largest * classes);
  return {
    batch: (examples) => {
      const size = examples.length;
      targets.fill(0);
      fill(examples, rows);
      examples.forEach((example, i) => {
        targets[i * classes + relabel(labels[example]!)] = 1;
      });
      return {
        images: tf.tensor2d(rows.subarray(0, size * features), [size, features]),
        targets: tf.tensor2d(targets.subarray(0, size * classes), [size, classes]),
      };
    },
  };
}

/** Writes the named examples into an array, one example a row. */
type Fill = (examples: readonly number[], rows: Float32Array) => void;

function filler(inputs: ExampleSet['inputs'], features: number): Fill {
  return inputs instanceof Uint8Array ? fillFromBytes(inputs, features) : fillFromFloats(inputs, features);
}

function fillFromBytes(inputs: Uint8Array, features: number): Fill {
  return (examples, rows) => {
    examples.forEach((example, i) => {
      const from = example * features;
      const to = i * features;
      for (let feature = 0; feature < features; feature++) rows[to + feature] = UNIT_GREY[inputs[from + feature]!]!;
    });
  };
}

function fillFromFloats(inputs: Float32Array, features: number): Fill {
  return (examples, rows) => {
    examples.forEach((example, i) => {
      rows.set(inputs.subarray(example * features, (example + 1) * features), i * features);
    });
  };
}

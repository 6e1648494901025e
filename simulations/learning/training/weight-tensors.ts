import type { Tensor } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../models/network.js';
import type { WeightLayout } from '../models/weight-layout.js';

/** Flat weights as tensors in the layout's order. The caller disposes of them. */
export function toTensors(tf: TensorFlow, layout: WeightLayout, weights: Float32Array): Tensor[] {
  return layout.map(({ shape, offset, size }) =>
    tf.tensor(weights.slice(offset, offset + size), [...shape], 'float32'),
  );
}

/** Tensors in the layout's order as flat weights in shared memory. */
export function toWeights(layout: WeightLayout, tensors: readonly Tensor[]): Float32Array {
  const total = layout.reduce((sum, { size }) => sum + size, 0);
  const weights = new Float32Array(new SharedArrayBuffer(4 * total));
  layout.forEach(({ offset }, i) => {
    weights.set(tensors[i]!.dataSync<'float32'>(), offset);
  });
  return weights;
}

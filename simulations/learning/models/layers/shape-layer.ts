import type { Layer } from './layer.js';

/** The same values in another shape: flattened, or as a picture. */
export function shapeLayer(outputShape: readonly number[]): Layer {
  return {
    weights: [],
    outputShape,
    forward: (tf, _, input) => tf.reshape(input, [-1, ...outputShape]),
    backward: (tf, _, { input }, error) => ({ gradients: [], error: tf.reshape(error, input.shape) }),
  };
}

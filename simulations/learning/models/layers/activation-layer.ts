import type { Activation } from './activation.js';
import type { Layer } from './layer.js';

/** An activation by itself. */
export function activationLayer(outputShape: readonly number[], activation: Activation): Layer {
  return {
    weights: [],
    outputShape,
    forward: (tf, _, input) => activation.apply(tf, input),
    backward: (tf, _, { output }, error) => ({ gradients: [], error: activation.backward(tf, output, error) }),
  };
}

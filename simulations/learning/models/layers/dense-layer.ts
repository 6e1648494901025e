import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Activation } from './activation.js';
import { columnSums } from './column-sums.js';
import type { Initialiser } from './initialiser.js';
import type { Layer } from './layer.js';

/** A fully connected layer: activation(input · kernel + bias), for inputs of one axis. */
export function denseLayer(
  inputs: number,
  outputs: number,
  activation: Activation,
  { useBias = true, kernel, bias }: { useBias?: boolean; kernel: Initialiser; bias: Initialiser },
): Layer {
  const kernelWeight = {
    name: 'kernel',
    shape: [inputs, outputs],
    initialise: kernel({ inputs, outputs }),
  };
  const biasWeight = { name: 'bias', shape: [outputs], initialise: bias({ inputs, outputs }) };
  return {
    weights: useBias ? [kernelWeight, biasWeight] : [kernelWeight],
    outputShape: [outputs],
    forward: (tf, weights, input) => {
      const made = tf.fused.matMul({
        a: input as Tensor2D,
        b: weights[0] as Tensor2D,
        ...(useBias ? { bias: weights[1] as Tensor1D } : {}),
        activation: activation.fused ?? 'linear',
      });
      return activation.fused === null ? activation.apply(tf, made) : made;
    },
    backward: (tf, weights, { input, output }, error, wantsInput) => {
      const reaching = activation.backward(tf, output, error) as Tensor2D;
      const gradient = tf.matMul(input as Tensor2D, reaching, true, false);
      return {
        gradients: useBias ? [gradient, columnSums(tf, reaching)] : [gradient],
        error: wantsInput ? tf.matMul(reaching, weights[0] as Tensor2D, false, true) : null,
      };
    },
  };
}

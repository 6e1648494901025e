import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../backends/backend.js';
import { glorotUniform } from './glorot-uniform.js';
import type { Batch, Gradients, Model, Network } from './model.js';
import { layOut, weightCount } from './weight-layout.js';

/**
 * Fully connected layers with ReLU between them and softmax cross-entropy at the end, for the given widths from
 * input to output. Kernels start Glorot-uniform, biases at zero.
 */
export function layerStack(widths: readonly number[]): Model {
  const layers = widths.slice(1).map((outputs, i) => ({ inputs: widths[i]!, outputs }));
  const layout = layOut(
    layers.flatMap(({ inputs, outputs }, i) => [
      { name: `kernel${i + 1}`, shape: [inputs, outputs] },
      { name: `bias${i + 1}`, shape: [outputs] },
    ]),
  );
  return {
    layout,
    initialWeights: (random) => {
      const weights = new Float32Array(weightCount(layout));
      layers.forEach(({ inputs, outputs }, i) => {
        const { offset, size } = layout[2 * i]!;
        glorotUniform(weights.subarray(offset, offset + size), inputs, outputs, random);
      });
      return weights;
    },
    network: (tf) => stackedNetwork(tf, layers.length),
  };
}

/**
 * The passes are written out instead of recorded on TensorFlow.js's gradient tape: the tape costs more than the
 * kernels at these sizes, and multiplies with transposed operands, for which the wasm backend has only a slow loop.
 */
function stackedNetwork(tf: TensorFlow, depth: number): Network {
  const kernel = (weights: readonly Tensor[], layer: number) => weights[2 * layer] as Tensor2D;
  const bias = (weights: readonly Tensor[], layer: number) => weights[2 * layer + 1] as Tensor1D;

  /** What goes into every layer, and last what comes out: [images, …, logits]. */
  const forward = (weights: readonly Tensor[], images: Tensor2D): Tensor2D[] => {
    const activations = [images];
    for (let layer = 0; layer < depth; layer++) {
      const activation = layer === depth - 1 ? 'linear' : 'relu';
      const input = {
        a: activations[layer]!,
        b: kernel(weights, layer),
        bias: bias(weights, layer),
        activation,
      } as const;
      activations.push(tf.fused.matMul(input) as Tensor2D);
    }
    return activations;
  };

  const gradients = (weights: readonly Tensor[], batch: Batch, scale: number): Gradients => {
    const activations = forward(weights, batch.images);
    const probabilities = tf.softmax(activations[depth]!);
    const found: (Tensor1D | Tensor2D)[] = [];
    let error = tf.mul(tf.sub(probabilities, batch.targets), scale) as Tensor2D;
    for (let layer = depth - 1; layer >= 0; layer--) {
      const input = activations[layer]!;
      const inputTransposed = layer === 0 ? batch.imagesTransposed : tf.transpose(input);
      found.unshift(tf.matMul(inputTransposed, error), tf.sum(error, 0));
      if (layer > 0) {
        const reaching = tf.matMul(error, tf.transpose(kernel(weights, layer)));
        error = tf.mul(reaching, tf.step(input));
      }
    }
    return { gradients: found, probabilities };
  };

  return { logits: (weights, images) => forward(weights, images)[depth]!, gradients };
}

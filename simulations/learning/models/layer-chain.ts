import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Layer } from './layers/layer.js';
import type { Model } from './model.js';
import type { Batch, Gradients, Network, TensorFlow } from './network.js';
import { layOut, weightCount } from './weight-layout.js';

/** A layer under its name in TensorFlow.js's files; its weights are called `name/kernel` and `name/bias`. */
export interface NamedLayer {
  readonly name: string;
  readonly layer: Layer;
}

/**
 * Layers one after the other, from examples of the given shape to unnormalised class scores, with softmax
 * cross-entropy at the end. Both passes together cost about three forward passes.
 */
export function layerChain(inputShape: readonly number[], layers: readonly NamedLayer[]): Model {
  const all = layers.flatMap(({ name, layer }) =>
    layer.weights.map((weight) => ({ ...weight, name: `${name}/${weight.name}` })),
  );
  const layout = layOut(all);
  return {
    layout,
    initialWeights: (random) => {
      const weights = new Float32Array(weightCount(layout));
      layout.forEach(({ offset, size }, i) => {
        all[i]!.initialise(weights.subarray(offset, offset + size), random);
      });
      return weights;
    },
    network: (tf) =>
      chainedNetwork(
        tf,
        inputShape,
        layers.map(({ layer }) => layer),
      ),
  };
}

function chainedNetwork(tf: TensorFlow, inputShape: readonly number[], layers: readonly Layer[]): Network {
  let index = 0;
  const firstWeight = layers.map(({ weights }) => {
    index += weights.length;
    return index - weights.length;
  });
  const firstTrained = layers.findIndex(({ weights }) => weights.length > 0);
  const own = (weights: readonly Tensor[], i: number) => {
    return weights.slice(firstWeight[i]!, firstWeight[i]! + layers[i]!.weights.length);
  };

  /** What goes into every layer, and last what comes out. */
  const forward = (weights: readonly Tensor[], images: Tensor2D): Tensor[] => {
    const values: Tensor[] = [inputShape.length === 1 ? images : tf.reshape(images, [-1, ...inputShape])];
    layers.forEach((layer, i) => {
      values.push(layer.forward(tf, own(weights, i), values[i]!));
    });
    return values;
  };

  const gradients = (weights: readonly Tensor[], batch: Batch, scale: number): Gradients => {
    const values = forward(weights, batch.images);
    const probabilities = tf.softmax(values[layers.length]! as Tensor2D);
    const found: Tensor[] = [];
    let error: Tensor = tf.mul(tf.sub(probabilities, batch.targets), scale);
    for (let i = layers.length - 1; i >= firstTrained; i--) {
      const pass = { input: values[i]!, output: values[i + 1]! };
      const back = layers[i]!.backward(tf, own(weights, i), pass, error, i > firstTrained);
      found.unshift(...back.gradients);
      if (back.error !== null) error = back.error;
    }
    return { gradients: found, probabilities };
  };

  return { logits: (weights, images) => forward(weights, images)[layers.length]! as Tensor2D, gradients };
}

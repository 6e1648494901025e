import { layerChain } from './layer-chain.js';
import { linear, relu } from './layers/activation.js';
import { denseLayer } from './layers/dense-layer.js';
import { glorotUniform, zeros } from './layers/initialiser.js';
import type { Model } from './model.js';

/**
 * A perceptron with hidden ReLU layers. With two of 200 it is the "2NN" of McMahan et al. 2017 (arXiv 1602.05629, §3).
 * Kernels start Glorot-uniform, biases at zero.
 */
export function dense(features: number, hiddenUnits: readonly number[], classes: number): Model {
  const widths = [features, ...hiddenUnits, classes];
  const layers = widths.slice(1).map((outputs, i) => ({
    name: `dense_${i + 1}`,
    layer: denseLayer(widths[i]!, outputs, i < hiddenUnits.length ? relu : linear, {
      kernel: glorotUniform,
      bias: zeros,
    }),
  }));
  return layerChain([features], layers);
}

/** Multinomial logistic regression: one layer from the features to the classes. */
export function softmax(features: number, classes: number): Model {
  return dense(features, [], classes);
}

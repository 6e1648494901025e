import { layerStack } from './layer-stack.js';
import type { Model } from './model.js';

/** A perceptron with hidden ReLU layers. With two of 200 it is the "2NN" of McMahan et al. 2017 (arXiv 1602.05629, §3). */
export function dense(features: number, hiddenUnits: readonly number[], classes: number): Model {
  return layerStack([features, ...hiddenUnits, classes]);
}

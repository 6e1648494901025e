import { layerStack } from './layer-stack.js';
import type { Model } from './model.js';

/** Multinomial logistic regression: one layer from the pixels to the classes. */
export function softmax(features: number, classes: number): Model {
  return layerStack([features, classes]);
}

import { dense } from './dense.js';
import type { Model } from './model.js';

/** Multinomial logistic regression: one layer from the features to the classes. */
export function softmax(features: number, classes: number): Model {
  return dense(features, [], classes);
}

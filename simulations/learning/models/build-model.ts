import type { ModelSpec } from '../../scenario/index.js';
import { dense } from './dense.js';
import type { Model } from './model.js';
import { softmax } from './softmax.js';

/** The model that a scenario asks for, for examples of a given shape. */
export function buildModel(spec: ModelSpec, features: number, classes: number): Model {
  switch (spec.kind) {
    case 'softmax':
      return softmax(features, classes);
    case 'dense':
      return dense(features, spec.hiddenUnits, classes);
  }
}

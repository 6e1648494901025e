import type { OptimiserSpec } from '../../scenario/index.js';
import { adam } from './adam.js';
import { momentum, sgd } from './gradient-descent.js';
import type { Optimiser } from './optimiser.js';

/** The optimiser that a scenario asks for, at a learning rate. */
export function buildOptimiser(spec: OptimiserSpec, learningRate: number): Optimiser {
  switch (spec.kind) {
    case 'sgd':
      return sgd(learningRate);
    case 'momentum':
      return momentum(learningRate, spec.momentum, spec.nesterov);
    case 'adam':
      return adam(learningRate, spec);
  }
}

import type { ServerOptimiserSpec } from '../../scenario/index.js';
import { fedAdagrad, fedAdam, fedYogi } from './adaptive.js';
import { addition, momentum, type ServerOptimiser } from './server-optimiser.js';

/** The server optimiser that a setting names. */
export function buildServerOptimiser(spec: ServerOptimiserSpec): ServerOptimiser {
  if (spec.kind === 'none') return addition;
  const learningRate = spec.serverLearningRate;
  switch (spec.kind) {
    case 'momentum':
      return momentum(learningRate, spec.momentum);
    case 'adagrad':
      return fedAdagrad({ learningRate, ...spec });
    case 'adam':
      return fedAdam({ learningRate, ...spec }, spec.beta2);
    case 'yogi':
      return fedYogi({ learningRate, ...spec }, spec.beta2);
  }
}

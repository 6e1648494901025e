import type { Optimiser } from './optimiser.js';

/** Stochastic gradient descent: w ← w − ηg. O(weights). */
export function sgd(learningRate: number): Optimiser {
  return {
    gradientFactor: learningRate,
    begin: () => [],
    step: (tf, weights, gradients) => ({
      weights: weights.map((weight, i) => tf.sub(weight, gradients[i]!)),
      memory: [],
    }),
  };
}

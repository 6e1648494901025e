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

/**
 * Gradient descent with momentum: v ← mv + ηg, w ← w − v (Polyak 1964). With Nesterov's look-ahead w ← w − (ηg + mv),
 * the form of Sutskever et al. 2013 that TensorFlow and PyTorch use. O(weights), and as much memory again.
 */
export function momentum(learningRate: number, decay: number, nesterov: boolean): Optimiser {
  return {
    gradientFactor: learningRate,
    begin: (tf, weights) => weights.map((weight) => tf.zerosLike(weight)),
    step: (tf, weights, gradients, memory) => {
      const velocities = memory.map((velocity, i) => tf.add(tf.mul(velocity, decay), gradients[i]!));
      const changes = nesterov
        ? velocities.map((velocity, i) => tf.add(gradients[i]!, tf.mul(velocity, decay)))
        : velocities;
      return { weights: weights.map((weight, i) => tf.sub(weight, changes[i]!)), memory: velocities };
    },
  };
}

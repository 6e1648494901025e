import type { Optimiser } from './optimiser.js';

export interface AdamDecay {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/**
 * Adam (Kingma and Ba 2015, arXiv 1412.6980, algorithm 1): m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g²,
 * w ← w − η m̂ / (√v̂ + ε) with m̂ = m/(1−β₁ᵗ) and v̂ = v/(1−β₂ᵗ). O(weights), and twice as much memory again.
 */
export function adam(learningRate: number, { beta1, beta2, epsilon }: AdamDecay): Optimiser {
  return {
    gradientFactor: 1,
    begin: (tf, weights) => [...weights, ...weights].map((weight) => tf.zerosLike(weight)),
    step: (tf, weights, gradients, memory, count) => {
      const means = weights.map((_, i) => tf.add(tf.mul(memory[i]!, beta1), tf.mul(gradients[i]!, 1 - beta1)));
      const squares = weights.map((_, i) => {
        return tf.add(tf.mul(memory[weights.length + i]!, beta2), tf.mul(tf.square(gradients[i]!), 1 - beta2));
      });
      const rate = learningRate / (1 - beta1 ** count);
      const correction = 1 / (1 - beta2 ** count);
      const moved = weights.map((weight, i) => {
        const spread = tf.add(tf.sqrt(tf.mul(squares[i]!, correction)), epsilon);
        return tf.sub(weight, tf.div(tf.mul(means[i]!, rate), spread));
      });
      return { weights: moved, memory: [...means, ...squares] };
    },
  };
}

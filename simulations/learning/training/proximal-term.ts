import type { Tensor } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../models/network.js';

/**
 * Gradients with that of FedProx's proximal term (Li et al. 2020, arXiv 1812.06127, eq. 2), ½μ‖w − w₀‖², added:
 * g + μ(w − w₀), where w₀ are the weights that the round began with. `pull` is μ times whatever the gradients are
 * scaled with. O(weights). Call it in `tf.tidy`.
 */
export function addProximalTerm(
  tf: TensorFlow,
  gradients: readonly Tensor[],
  weights: readonly Tensor[],
  beginning: readonly Tensor[],
  pull: number,
): Tensor[] {
  return gradients.map((gradient, i) => tf.add(gradient, tf.mul(tf.sub(weights[i]!, beginning[i]!), pull)));
}

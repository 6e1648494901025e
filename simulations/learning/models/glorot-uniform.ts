import type { RandomStream } from '../../random/index.js';

/**
 * Fills a layer's weights uniformly from ±√(6 / (inputs + outputs)), which keeps the variance of activations and
 * gradients alike through the layers (Glorot and Bengio 2010, eq. 16).
 */
export function glorotUniform(weights: Float32Array, inputs: number, outputs: number, random: RandomStream): void {
  const limit = Math.sqrt(6 / (inputs + outputs));
  for (let i = 0; i < weights.length; i++) weights[i] = (2 * random.next() - 1) * limit;
}

import type { RandomStream } from '../../../random/index.js';
import { noised } from './noised.js';

/**
 * The trainer's honest update with normal noise on every weight (additive noise attack; Li et al. 2020, arXiv 2002.00211;
 * after the Gaussian workers of Blanchard et al. 2017, arXiv 1703.02757). Knows nothing but its own data. O(weights).
 */
export function gaussian(own: Float32Array, deviation: number, random: RandomStream): Float32Array {
  return noised(own, deviation, random);
}

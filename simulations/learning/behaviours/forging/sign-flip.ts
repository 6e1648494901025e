import { times } from './times.js';

/**
 * −scale × the trainer's honest update: a step up the hill that everybody descends (sign-flipping attack;
 * Li et al. 2019, RSA, arXiv 1811.03761). Knows nothing but its own data. O(weights).
 */
export function signFlip(own: Float32Array, scale: number): Float32Array {
  return times(own, -scale);
}

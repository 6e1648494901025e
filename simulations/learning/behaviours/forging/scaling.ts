import { times } from './times.js';

/**
 * factor × the trainer's update. With the factor n / η (n updates combined, server's rate η) a plain mean becomes the
 * attacker's model (model replacement; Bagdasaryan et al. 2020, arXiv 1807.00459, equation 3). O(weights).
 */
export function scaling(own: Float32Array, factor: number): Float32Array {
  return times(own, factor);
}

import { sharedUpdate } from './shared-update.js';

/**
 * −ε × the mean of the honest trainers' updates, so that the combined update's inner product with the honest mean can
 * turn negative. A small ε stays within the honest updates' spread and gets past distance-based rules; a large one breaks
 * plain means (inner-product manipulation; Xie et al. 2019, arXiv 1903.03936). Knows the honest updates; with
 * none of them it sends zeros. Float64 sums in the order given. O(honest trainers × weights).
 */
export function innerProduct(honest: readonly Float32Array[], epsilon: number, weightCount: number): Float32Array {
  const forged = sharedUpdate(weightCount);
  if (honest.length === 0) return forged;
  const factor = -epsilon / honest.length;
  for (let i = 0; i < weightCount; i++) {
    let sum = 0;
    for (const update of honest) sum += update[i]!;
    forged[i] = factor * sum;
  }
  return forged;
}

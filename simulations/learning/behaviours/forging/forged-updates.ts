import type { RandomStream } from '../../../random/index.js';

/**
 * −scale × the trainer's honest update: a step up the hill that everybody descends (sign-flipping attack;
 * Li et al. 2019, RSA, arXiv 1811.03761). Knows nothing but its own data. O(weights).
 */
export function signFlip(own: Float32Array, scale: number): Float32Array {
  return times(own, -scale);
}

/**
 * factor × the trainer's update. With the factor n / η (n updates combined, server's rate η) a plain mean becomes the
 * attacker's model (model replacement; Bagdasaryan et al. 2020, arXiv 1807.00459, equation 3). O(weights).
 */
export function scaling(own: Float32Array, factor: number): Float32Array {
  return times(own, factor);
}

/**
 * The trainer's honest update with normal noise on every weight (additive noise attack; Li et al. 2020, arXiv 2002.00211;
 * after the Gaussian workers of Blanchard et al. 2017, arXiv 1703.02757). Knows nothing but its own data. O(weights).
 */
export function gaussian(own: Float32Array, deviation: number, random: RandomStream): Float32Array {
  return noised(own, deviation, random);
}

/**
 * The first clone's update again, with a little noise if asked: one person behind many trainers (Sybils that act alike;
 * Fung et al. 2020, arXiv 1808.04866). Without noise the clones' updates are the same to the bit. Knows its accomplice's
 * update. O(weights).
 */
export function sybilClone(leader: Float32Array, deviation: number, random: RandomStream): Float32Array {
  return noised(leader, deviation, random);
}

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

/** An update with normal noise of the given deviation on every value, as a new one; deviation 0 copies. O(weights). */
export function noised(update: Float32Array, deviation: number, random: RandomStream): Float32Array {
  const sum = sharedUpdate(update.length);
  // Not x + 0, which would turn −0 into 0: a copy shall have the same bytes and thus the same CID.
  if (deviation === 0) {
    sum.set(update);
    return sum;
  }
  const noise = random.normals(update.length, 0, deviation);
  for (let i = 0; i < sum.length; i++) sum[i] = update[i]! + noise[i]!;
  return sum;
}

/** factor × an update, as a new one. O(weights). */
export function times(update: Float32Array, factor: number): Float32Array {
  const product = sharedUpdate(update.length);
  for (let i = 0; i < product.length; i++) product[i] = factor * update[i]!;
  return product;
}

/** An update of zeros in shared memory, so that it crosses threads without a copy. */
export function sharedUpdate(weightCount: number): Float32Array<SharedArrayBuffer> {
  return new Float32Array(new SharedArrayBuffer(4 * weightCount));
}

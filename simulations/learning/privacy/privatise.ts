import type { RandomStream } from '../../random/index.js';

/** How one update is protected. */
export interface UpdateProtection {
  /** Longest update (Euclidean) that is not shortened. */
  readonly clipNorm: number;
  /** Standard deviation of the noise on each of its values. */
  readonly deviation: number;
}

/**
 * Standard deviation of the noise that each of n trainers adds, so that the noise in the sum of all n updates has σ ×
 * clipNorm: variances add up, so each adds σ × clipNorm / √n.
 *
 * When only m of the n send something, the sum has √(m / n) of that noise: charge the ledger with the share m / n. The
 * update of a single trainer has but this small part of the noise: whoever sees it alone learns more than ε says.
 *
 * @param trainers n, the trainers that the sum is meant to hold, 1 or more.
 */
export function noiseDeviation(
  { clipNorm, noiseMultiplier }: { readonly clipNorm: number; readonly noiseMultiplier: number },
  trainers: number,
): number {
  return (noiseMultiplier * clipNorm) / Math.sqrt(trainers);
}

/**
 * Share (0 to 1) of the noise's variance that a sum has, beside the update that counts most in it: m / n when m of n
 * trainers sent something and all count the same; less when some count less, because their noise shrinks with them.
 *
 * @param weights what each update counts in the sum, 0 for those that are not in it
 * @param trainers n, those that the noise was shared out to
 */
export function noiseShare(weights: readonly number[], trainers: number): number {
  const most = Math.max(0, ...weights);
  if (most === 0) return 0;
  return weights.reduce((sum, weight) => sum + (weight / most) ** 2, 0) / trainers;
}

/**
 * A clipped copy of an update with normal noise: Δ / max(1, ‖Δ‖ / clipNorm) + N(0, deviation²), the client-level Gaussian
 * mechanism (McMahan et al. 2018, arXiv 1710.06963, algorithm 1; noise by its parts as in Kairouz et al. 2021, arXiv
 * 2102.06387). Changing one client's data then moves the sum by at most clipNorm.
 *
 * All privatised updates must weigh the same afterwards: a weight that follows the sample count would let a client with
 * many samples move the sum by more, and would tell how many it has.
 *
 * A value that is no finite number stays none. O(d).
 */
export function privatise(delta: Float32Array, protection: UpdateProtection, random: RandomStream): Float32Array {
  const { clipNorm, deviation } = protection;
  let squares = 0;
  for (let i = 0; i < delta.length; i++) squares += delta[i]! * delta[i]!;
  const norm = Math.sqrt(squares);
  const factor = norm > clipNorm ? clipNorm / norm : 1;
  const sent = deviation > 0 ? random.normals(delta.length, 0, deviation) : new Float32Array(delta.length);
  for (let i = 0; i < delta.length; i++) sent[i] = sent[i]! + factor * delta[i]!;
  return sent;
}

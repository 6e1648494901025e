import type { RandomStream } from '../../../random/index.js';
import { noised, sharedUpdate } from './forged-updates.js';

/**
 * Noise instead of work: normal, mean 0, on every weight (random-weights free rider; Lin et al. 2019, arXiv 1911.12560,
 *, who draw evenly from a range). Knows only the model's size. O(weights).
 */
export function randomWeights(weightCount: number, deviation: number, random: RandomStream): Float32Array {
  return noised(sharedUpdate(weightCount), deviation, random);
}

/**
 * What the global model changed by last round, sent once more (delta-weights free rider; Lin et al. 2019).
 * In the first round there is none yet: zeros, which hand the model back as it came (plain free rider; Fraboni et al.
 * 2021, arXiv 2006.11901). Knows the last two global models. O(weights).
 */
export function resubmittedDelta(previousChange: Float32Array | null, weightCount: number): Float32Array {
  const forged = sharedUpdate(weightCount);
  if (previousChange) forged.set(previousChange);
  return forged;
}

/**
 * The last global change with normal noise on it, so that no two free riders send the same (advanced delta-weights free
 * rider, Lin et al. 2019; disguised free rider, Fraboni et al. 2021). In the first round: noise alone.
 * Knows the last two global models. O(weights).
 */
export function deltaPlusNoise(
  previousChange: Float32Array | null,
  weightCount: number,
  deviation: number,
  random: RandomStream,
): Float32Array {
  return noised(previousChange ?? sharedUpdate(weightCount), deviation, random);
}

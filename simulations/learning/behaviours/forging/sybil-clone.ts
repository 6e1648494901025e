import type { RandomStream } from '../../../random/index.js';
import { noised } from './noised.js';

/**
 * The first clone's update again, with a little noise if asked: one person behind many trainers (Sybils that act alike;
 * Fung et al. 2020, arXiv 1808.04866). Without noise the clones' updates are the same to the bit. Knows its accomplice's
 * update. O(weights).
 */
export function sybilClone(leader: Float32Array, deviation: number, random: RandomStream): Float32Array {
  return noised(leader, deviation, random);
}

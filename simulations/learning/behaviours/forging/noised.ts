import type { RandomStream } from '../../../random/index.js';
import { sharedUpdate } from './shared-update.js';

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

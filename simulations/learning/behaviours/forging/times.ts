import { sharedUpdate } from './shared-update.js';

/** factor × an update, as a new one. O(weights). */
export function times(update: Float32Array, factor: number): Float32Array {
  const product = sharedUpdate(update.length);
  for (let i = 0; i < product.length; i++) product[i] = factor * update[i]!;
  return product;
}

import { agreeOnKey } from './cryptography/key-agreement.js';
import { addKeyStream } from './cryptography/key-stream.js';

/**
 * Adds what one trainer of a pair puts on its vector. Of each pair the one with the higher number adds the stream that both
 * derive and the other one takes it away, so that in the sum of both vectors nothing is left of it. O(d).
 */
export function addPairMask(
  vector: Uint32Array,
  own: { readonly number: number; readonly privateKey: Uint8Array },
  other: { readonly number: number; readonly publicKey: Uint8Array },
): void {
  addKeyStream(vector, agreeOnKey(own.privateKey, other.publicKey, 'mask'), own.number > other.number ? 1 : -1);
}

import { createCipheriv } from 'node:crypto';

/** Bytes of the stream that are made at a time: few enough to stay in the processor's cache. */
const CHUNK = new Uint8Array(65_536);

/** A pseudo-random stream of bytes fixed by a 32-byte key: AES-256 in counter mode, from counter 0 on. */
function open(key: Uint8Array) {
  // Every key is used for one stream only, so the counter may begin at 0.
  return createCipheriv('aes-256-ctr', key, new Uint8Array(16));
}

/**
 * Adds the key's stream to a vector, or takes it away, modulo 2^32 in each place: the PRG of Bonawitz et al. 2017. Both
 * together leave every bit as it was. O(d).
 */
export function addKeyStream(vector: Uint32Array, key: Uint8Array, sign: 1 | -1): void {
  const cipher = open(key);
  for (let start = 0; start < vector.length; start += CHUNK.length / 4) {
    const chunk = cipher.update(CHUNK);
    const mask = new Uint32Array(chunk.buffer, chunk.byteOffset, CHUNK.length / 4);
    const part = vector.subarray(start, start + mask.length);
    if (sign === 1) for (let i = 0; i < part.length; i++) part[i] = part[i]! + mask[i]!;
    else for (let i = 0; i < part.length; i++) part[i] = part[i]! - mask[i]!;
  }
}

/** Draws secret bytes one after the other from the key's stream. */
export function keyedBytes(key: Uint8Array): (count: number) => Uint8Array {
  const cipher = open(key);
  return (count) => new Uint8Array(cipher.update(new Uint8Array(count)));
}

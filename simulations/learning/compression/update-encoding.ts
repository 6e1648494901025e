import { LearningError } from '../../errors/index.js';
import type { Compression } from '../../scenario/index.js';
import { BLOCK_LENGTH, dequantise, quantise } from './eight-bit.js';
import { decodePositions, encodePositions } from './positions.js';
import { selectLargest } from './select-largest.js';

/** What both ends agree on beforehand; which is why it is not sent. */
export type UpdateEncoding = Pick<Compression, 'keepPercent' | 'bits'>;

/** How many of `length` values are sent: the given share, rounded up. */
function keptCount(length: number, { keepPercent }: UpdateEncoding): number {
  return Math.min(length, Math.ceil((length * keepPercent) / 100));
}

/**
 * An update as it goes over the wire: the values sent (float32, little endian; or a float32 scale for every block and then a
 * byte for each value), then which ones they are. Without compression these are the update's own 4 d bytes. O(d).
 */
export function encodeUpdate(values: Float32Array, encoding: UpdateEncoding): Uint8Array {
  const kept = keptCount(values.length, encoding);
  const all = kept === values.length;
  const positions = all ? null : selectLargest(values, kept);
  const sent = positions === null ? values : Float32Array.from(positions, (position) => values[position]!);
  const parts: (Float32Array | Int8Array | Uint8Array)[] = [];
  if (encoding.bits === 32) parts.push(sent);
  else {
    const { scales, codes } = quantise(sent);
    parts.push(scales, codes);
  }
  if (positions !== null) parts.push(encodePositions(positions, values.length));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let end = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), end);
    end += part.byteLength;
  }
  return bytes;
}

/**
 * What the receiver makes of the bytes: the values sent, and 0 for the rest.
 *
 * @param length number of values in the whole update.
 * @throws LearningError when the bytes do not fit the length and the encoding.
 */
export function decodeUpdate(bytes: Uint8Array, length: number, encoding: UpdateEncoding): Float32Array {
  const kept = keptCount(length, encoding);
  const blocks = Math.ceil(kept / BLOCK_LENGTH);
  const valueBytes = encoding.bits === 32 ? 4 * kept : 4 * blocks + kept;
  if (bytes.length < valueBytes)
    throw new LearningError('learning.updateUnreadable', `${bytes.length} bytes are too few for ${kept} values.`, {
      hint: 'The update was cut short, or encoded for another model or with other compression settings.',
    });
  const positions = decodePositions(bytes.subarray(valueBytes), kept, length);
  // A copy of their own lets floats begin wherever the bytes do.
  const buffer = bytes.slice(0, valueBytes).buffer;
  const sent =
    encoding.bits === 32
      ? new Float32Array(buffer)
      : dequantise({ scales: new Float32Array(buffer, 0, blocks), codes: new Int8Array(buffer, 4 * blocks) });
  if (kept === length) return sent;
  const values = new Float32Array(length);
  for (let i = 0; i < kept; i++) values[positions[i]!] = sent[i]!;
  return values;
}

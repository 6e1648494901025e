import { LearningError } from '../../errors/index.js';

/** From this share of the values on a bit for every position is shorter than the gaps between those sent. */
const BITMAP_FROM = 1 / 8;

/**
 * Which of `length` values are sent, as bytes. Few of them: the gaps between successive positions, less one, as LEB128
 * (seven bits a byte, lowest first). Many: a bit for each position, lowest bit first. All: nothing. Which one follows from
 * the two counts that the receiver knows as well.
 */
export function encodePositions(positions: Int32Array, length: number): Uint8Array {
  if (positions.length === length) return new Uint8Array(0);
  if (positions.length >= length * BITMAP_FROM) {
    const bitmap = new Uint8Array(Math.ceil(length / 8));
    for (const position of positions) bitmap[position >> 3]! |= 1 << (position & 7);
    return bitmap;
  }
  // A gap fits into 31 bits, so five bytes are enough.
  const bytes = new Uint8Array(5 * positions.length);
  let end = 0;
  let next = 0;
  for (const position of positions) {
    let gap = position - next;
    next = position + 1;
    for (; gap > 127; gap >>>= 7) bytes[end++] = (gap & 127) | 128;
    bytes[end++] = gap;
  }
  return bytes.slice(0, end);
}

/**
 * The `count` positions below `length` that `encodePositions` wrote.
 *
 * @throws LearningError when the bytes do not name exactly that many.
 */
export function decodePositions(bytes: Uint8Array, count: number, length: number): Int32Array {
  const positions = new Int32Array(count);
  let found = 0;
  if (count === length) {
    for (; found < length; found++) positions[found] = found;
    return bytes.length === 0 ? positions : fail(bytes.length, count, length);
  }
  if (count >= length * BITMAP_FROM) {
    if (bytes.length !== Math.ceil(length / 8)) fail(bytes.length, count, length);
    for (let i = 0; i < bytes.length * 8; i++)
      if ((bytes[i >> 3]! >> (i & 7)) & 1) {
        if (found === count || i >= length) fail(bytes.length, count, length);
        positions[found++] = i;
      }
    return found === count ? positions : fail(bytes.length, count, length);
  }
  let next = 0;
  let gap = 0;
  let shift = 0;
  for (const byte of bytes) {
    gap += (byte & 127) * 2 ** shift;
    shift += 7;
    if (byte & 128) continue;
    if (found === count || next + gap >= length) fail(bytes.length, count, length);
    positions[found++] = next + gap;
    next += gap + 1;
    gap = 0;
    shift = 0;
  }
  return found === count && shift === 0 ? positions : fail(bytes.length, count, length);
}

function fail(bytes: number, count: number, length: number): never {
  throw new LearningError('learning.updateUnreadable', `${bytes} bytes do not name ${count} of ${length} values.`, {
    hint: 'The update was cut short, or encoded for another model or with other compression settings.',
  });
}

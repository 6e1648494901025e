import { LearningError } from '../../errors/index.js';

/** Half of the ring of whole numbers modulo 2^32: sums beyond it change their sign. */
const HALF_RING = 2 ** 31;

/**
 * Values as whole numbers modulo 2^32, value × 2^fractionBits rounded, so that `addends` such vectors can be added without
 * a sum going over: addends × largest size × 2^fractionBits < 2^31. With 10 trainers and 20 bits values may be up to 204,
 * with 100 up to 20. Each is off by at most 2^-(fractionBits + 1).
 *
 * @throws LearningError when a value is too large, or no finite number.
 */
export function toRing(values: Float32Array, addends: number, fractionBits: number): Uint32Array {
  const scale = 2 ** fractionBits;
  const ring = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const whole = Math.round(values[i]! * scale);
    if (!(Math.abs(whole) * addends < HALF_RING)) fail(values[i]!, addends, fractionBits);
    ring[i] = whole;
  }
  return ring;
}

/**
 * The most bits after the point, 24 at most, that leave room for a sum of so many values up to `largest`. The smallest
 * number of bits is 0.
 */
export function fittingFractionBits(largest: number, addends: number): number {
  let bits = 24;
  while (bits > 0 && !(Math.round(largest * 2 ** bits) * addends < HALF_RING)) bits--;
  return bits;
}

/** The values that a sum in the ring stands for. */
export function fromRing(ring: Uint32Array, fractionBits: number): Float32Array {
  const scale = 2 ** fractionBits;
  const values = new Float32Array(ring.length);
  for (let i = 0; i < ring.length; i++) values[i] = (ring[i]! | 0) / scale;
  return values;
}

function fail(value: number, addends: number, fractionBits: number): never {
  const most = HALF_RING / addends / 2 ** fractionBits;
  throw new LearningError(
    'learning.valueTooLarge',
    `A value of ${value} cannot be summed over ${addends} trainers in 32 bits with ${fractionBits} of them after the point.`,
    {
      field: 'fractionBits',
      value,
      hint: `Values must stay below ${most}: clip the updates, use fewer bits after the point, or leave this update out.`,
    },
  );
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { BLOCK_LENGTH, dequantise, quantise } from './eight-bit.js';

describe('eight-bit values', () => {
  it('are off by at most half a step of the largest value', () => {
    // From the smallest normal number on: below it a scale has too few bits.
    const size = fc.double({ min: -30, max: 30, noNaN: true }).map((exponent) => 10 ** exponent);
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 50 }), size, (shares, scale) => {
        const values = Float32Array.from(shares, (share) => share * scale);
        const largest = Math.max(0, ...values.map(Math.abs));
        const decoded = dequantise(quantise(values));
        for (let i = 0; i < values.length; i++)
          expect(Math.abs(decoded[i]! - values[i]!)).toBeLessThanOrEqual((largest / 254) * (1 + 1e-4) + 1e-37);
      }),
    );
  });

  it.each([
    [
      [1, -1, 0.5, 0.25, 0],
      [127, -127, 64, 32, 0],
    ],
    [
      [127, 2.5, -2.5, 2.4],
      [127, 3, -3, 2],
    ],
    [
      [0, 0],
      [0, 0],
    ],
    // Too small for a scale of its own: nothing is sent.
    [[1e-45], [0]],
  ])('of %j have the codes %j', (values, codes) => {
    expect([...quantise(Float32Array.from(values)).codes]).toEqual(codes);
  });

  it('have a scale for every block, so that an outlier leaves the other blocks as exact as they were', () => {
    const values = randomStream('blocks').normals(3 * BLOCK_LENGTH + 10);
    const spoilt = Float32Array.from(values);
    spoilt[0] = 1e6;
    expect(quantise(spoilt).scales).toHaveLength(4);
    expect(dequantise(quantise(spoilt)).subarray(BLOCK_LENGTH)).toEqual(
      dequantise(quantise(values)).subarray(BLOCK_LENGTH),
    );
  });

  it.each([Number.NaN, Infinity, -Infinity])('make a whole block no number where one is %s', (value) => {
    const decoded = dequantise(quantise(Float32Array.of(1, value, 2)));
    expect(decoded.every((part) => Number.isNaN(part))).toBe(true);
  });
});

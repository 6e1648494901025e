import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LearningError } from '../../errors/index.js';
import { fittingFractionBits, fromRing, toRing } from './fixed-point.js';

const vectors = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 24 }))
  .chain(([addends, length, fractionBits]) => {
    const most = (2 ** 31 / addends / 2 ** fractionBits) * 0.999;
    const vector = fc.array(fc.double({ min: -most, max: most, noNaN: true }), {
      minLength: length,
      maxLength: length,
    });
    return fc.record({
      fractionBits: fc.constant(fractionBits),
      vectors: fc.array(
        vector.map((values) => Float32Array.from(values, (value) => Math.trunc(value * 1e6) / 1e6)),
        { minLength: addends, maxLength: addends },
      ),
    });
  });

describe('fixed-point values', () => {
  it('sum up in the ring to the sum of the values, to half a step each', () => {
    fc.assert(
      fc.property(vectors, ({ vectors, fractionBits }) => {
        const sum = new Uint32Array(vectors[0]!.length);
        for (const vector of vectors)
          for (const [i, element] of toRing(vector, vectors.length, fractionBits).entries()) sum[i]! += element;
        const values = fromRing(sum, fractionBits);
        for (let i = 0; i < sum.length; i++) {
          const exact = vectors.reduce((total, vector) => total + vector[i]!, 0);
          const rounding = vectors.length * 2 ** -(fractionBits + 1) + Math.abs(exact) * 2 ** -23;
          expect(Math.abs(values[i]! - exact)).toBeLessThanOrEqual(rounding);
        }
      }),
    );
  });

  it('are refused from the bound on where a sum could go over', () => {
    expect([...toRing(Float32Array.of(204, -204), 10, 20)]).toEqual([204 * 2 ** 20, 2 ** 32 - 204 * 2 ** 20]);
    for (const value of [205, -205, 3e38, Number.NaN, Infinity])
      expect(() => toRing(Float32Array.of(value), 10, 20)).toThrow(LearningError);
    expect(() => toRing(Float32Array.of(2048), 1, 20)).toThrow(/2048/);
  });

  it('get as many bits after the point as there is room for', () => {
    fc.assert(
      fc.property(
        fc.float({ min: 0, max: 2 ** 20, noNaN: true }),
        fc.integer({ min: 1, max: 1000 }),
        (largest, addends) => {
          const bits = fittingFractionBits(largest, addends);
          expect(toRing(Float32Array.of(largest, -largest), addends, bits)).toHaveLength(2);
          if (bits < 24) expect(() => toRing(Float32Array.of(largest), addends, bits + 1)).toThrow(LearningError);
        },
      ),
    );
    expect(fittingFractionBits(1e12, 2)).toBe(0);
    expect(fittingFractionBits(0, 10)).toBe(24);
  });
});

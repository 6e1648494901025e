import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError, LearningError } from '../../errors/index.js';
import { randomStream } from '../../random/index.js';
import { secureSum } from './secure-sum.js';

const updatesOf = (count: number, length: number, seed = 1) =>
  new Map(Array.from({ length: count }, (_, i) => [3 * i, randomStream(seed, i).normals(length, 0, 0.1)] as const));

describe('a secure sum', () => {
  it('is the plain sum, to half a step for each vector', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }),
        fc.integer(),
        fc.integer({ min: 8, max: 20 }),
        (count, seed, bits) => {
          const vectors = updatesOf(count, 30, seed);
          const { sum } = secureSum(vectors, { thresholdPercent: 67, seed, fractionBits: bits });
          for (let i = 0; i < 30; i++) {
            const plain = [...vectors.values()].reduce((total, vector) => total + vector[i]!, 0);
            expect(Math.abs(sum[i]! - plain)).toBeLessThanOrEqual(count * 2 ** -(bits + 1) + 1e-6);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('gives a mean weighted by sample counts that nobody shows', () => {
    const counts = [100, 600, 1];
    const updates = updatesOf(3, 50);
    const vectors = new Map(
      [...updates].map(([number, update], i) => [
        number,
        Float32Array.of(...update.map((v) => counts[i]! * v), counts[i]!),
      ]),
    );
    const { sum } = secureSum(vectors, { thresholdPercent: 100, seed: 4 });
    expect(sum[50]).toBe(701);
    for (let i = 0; i < 50; i++) {
      const mean = [...updates.values()].reduce((total, update, k) => total + counts[k]! * update[i]!, 0) / 701;
      expect(sum[i]! / sum[50]!).toBeCloseTo(mean, 6);
    }
  });

  it('leaves out those that leave, as long as enough stay', () => {
    const vectors = updatesOf(4, 20);
    const { sum } = secureSum(vectors, { thresholdPercent: 60, leaving: [1, 100], seed: 2, fractionBits: 20 });
    expect(sum).toEqual(secureSum(vectors, { thresholdPercent: 60, seed: 3, fractionBits: 20 }).sum);
    expect(() => secureSum(vectors, { thresholdPercent: 70, leaving: [1, 100], seed: 2 })).toThrow(
      expect.objectContaining({ code: 'learning.tooFewToUnmask' }),
    );
  });

  it('needs two trainers at least, however low the threshold is', () => {
    expect(() => secureSum(updatesOf(1, 5), { thresholdPercent: 1, seed: 1 })).toThrow(InputError);
    expect(() => secureSum(updatesOf(1, 5), { thresholdPercent: 1, leaving: [7, 8], seed: 1 })).toThrow(LearningError);
  });

  it.each([Number.NaN, Infinity, 3e38])('refuses a vector with %s in it', (value) => {
    const vectors = new Map([
      [0, Float32Array.of(1, value)],
      [1, Float32Array.of(1, 1)],
    ]);
    expect(() => secureSum(vectors, { thresholdPercent: 50, seed: 1 })).toThrow(
      expect.objectContaining({ code: 'learning.valueTooLarge' }),
    );
  });

  it('works out as many bits after the point as the largest value leaves room for', () => {
    const vectors = new Map([
      [0, Float32Array.of(1_000_000, 0.001)],
      [1, Float32Array.of(-1_000_000, 0.001)],
    ]);
    const { sum } = secureSum(vectors, { thresholdPercent: 50, seed: 1 });
    // 2 × 1,000,000 × 2^10 is just below 2^31.
    expect(sum[0]).toBe(0);
    expect(sum[1]).toBe(2 / 2 ** 10);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { cosineSimilarity } from './cosine-similarity.js';
import { updateSimilarity } from './update-similarity.js';

describe('the similarity of updates', () => {
  it('is the cosine of each pair', () => {
    const updates = [
      [1, 0],
      [3, 4],
      [-3, 0],
      [0, 2],
    ].map((values) => Float32Array.from(values));
    expect(updateSimilarity(updates)).toEqual([
      [1, 0.6, -1, 0],
      [0.6, 1, -0.6, 0.8],
      [-1, -0.6, 1, 0],
      [0, 0.8, 0, 1],
    ]);
  });

  it('is rounded to four digits', () => {
    expect(updateSimilarity([Float32Array.of(1, 2, 3), Float32Array.of(2, 1, 4)])[0]?.[1]).toBe(0.9331);
  });

  it('is 0 for an update of zeros, also with itself', () => {
    expect(updateSimilarity([new Float32Array(3), Float32Array.of(1, 2, 3)])).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });

  it('is nothing without updates', () => {
    expect(updateSimilarity([])).toEqual([]);
  });

  it('does not depend on the length of the updates, however small or large', () => {
    const update = Float32Array.of(1, 2, -3);
    const scaled = [1e-30, 1e30].map((factor) => update.map((value) => value * factor));
    expect(updateSimilarity([update, ...scaled]).flat()).toEqual(Array(9).fill(1));
  });

  it('is symmetric, within −1 and 1, and that of each pair alone, for updates of any length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(), (length, seed) => {
        const stream = randomStream(seed);
        const updates = Array.from({ length: 4 }, () => Float32Array.from({ length }, () => stream.normal()));
        const matrix = updateSimilarity(updates);
        matrix.forEach((row, i) => {
          row.forEach((cosine, j) => {
            expect(cosine).toBe(matrix[j]![i]);
            expect(Math.abs(cosine)).toBeLessThanOrEqual(1);
            expect(Math.abs(cosine - cosineSimilarity(updates[i]!, updates[j]!))).toBeLessThan(0.000_051);
          });
          expect(row[i]).toBe(1);
        });
      }),
      { numRuns: 20 },
    );
  });
});

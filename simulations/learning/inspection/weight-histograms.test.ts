import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../models/weight-layout.js';
import { weightHistograms } from './weight-histograms.js';

const oneTensor = (size: number) => layOut([{ name: 'kernel', shape: [size] }]);

describe('weight histograms', () => {
  it('are one for each tensor, each over its own values', () => {
    const layout = layOut([
      { name: 'dense/kernel', shape: [2, 2] },
      { name: 'dense/bias', shape: [2] },
    ]);
    expect(weightHistograms(layout, Float32Array.of(0, 1, 2, 4, -3, -1), 4)).toEqual([
      { name: 'dense/kernel', from: 0, to: 4, counts: [1, 1, 1, 1] },
      { name: 'dense/bias', from: -3, to: -1, counts: [1, 0, 0, 1] },
    ]);
  });

  it('have 40 bins unless told otherwise', () => {
    expect(weightHistograms(oneTensor(3), Float32Array.of(0, 1, 2))[0]?.counts).toHaveLength(40);
  });

  it('put equal values into the first bin', () => {
    expect(weightHistograms(oneTensor(3), Float32Array.of(7, 7, 7), 3)).toEqual([
      { name: 'kernel', from: 7, to: 7, counts: [3, 0, 0] },
    ]);
  });

  it('do not count what is no finite number', () => {
    const values = Float32Array.of(Number.NaN, 1, Number.POSITIVE_INFINITY, 3, Number.NEGATIVE_INFINITY);
    expect(weightHistograms(oneTensor(5), values, 2)).toEqual([{ name: 'kernel', from: 1, to: 3, counts: [1, 1] }]);
    expect(weightHistograms(oneTensor(1), Float32Array.of(Number.NaN), 2)).toEqual([
      { name: 'kernel', from: 0, to: 0, counts: [0, 0] },
    ]);
  });

  it('count every finite value once, whatever the values', () => {
    fc.assert(
      fc.property(
        fc.float32Array({ minLength: 1, maxLength: 100 }),
        fc.integer({ min: 1, max: 50 }),
        (values, bins) => {
          const { from, to, counts } = weightHistograms(oneTensor(values.length), values, bins)[0]!;
          expect(counts).toHaveLength(bins);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.filter(Number.isFinite).length);
          expect(from).toBeLessThanOrEqual(to);
        },
      ),
    );
  });
});

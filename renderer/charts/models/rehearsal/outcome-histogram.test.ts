import { describe, expect, it } from 'vitest';
import { densest, outcomeHistogram } from './outcome-histogram.js';

const bands = [
  { from: 0, to: 0.25, passed: 0, failed: 0 },
  { from: 0.25, to: 0.5, passed: 0, failed: 20 },
  { from: 0.5, to: 0.75, passed: 60, failed: 10 },
  { from: 0.75, to: 1, passed: 10, failed: 0 },
];

describe('the histogram of outcomes', () => {
  it('counts runs as shares of all', () => {
    const { bars, most } = outcomeHistogram(bands, 100);
    expect(bars.reduce((sum, { passed, failed }) => sum + passed + failed, 0)).toBeCloseTo(1);
    expect(most).toBeCloseTo(0.7);
  });

  it('leaves empty ends out, but keeps what must be seen', () => {
    expect(outcomeHistogram(bands, 100)).toMatchObject({ from: 0.25, to: 1 });
    expect(outcomeHistogram(bands, 100, [0.1])).toMatchObject({ from: 0, to: 1 });
  });

  it('finds where most runs lie', () => {
    const model = outcomeHistogram(bands, 100);
    expect(densest(model, 0.6)).toEqual({ from: 0.5, to: 0.75 });
    expect(densest(model, 0.85)).toEqual({ from: 0.25, to: 0.75 });
    expect(densest({ ...model, bars: [] }, 0.5)).toBeNull();
  });

  it('is empty where nothing was simulated', () => {
    expect(outcomeHistogram([], 0)).toEqual({ bars: [], from: 0, to: 1, most: 0 });
  });
});

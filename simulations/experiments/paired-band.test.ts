import { describe, expect, it } from 'vitest';
import { pairedBand } from './paired-band.js';

describe('a paired difference', () => {
  it('has the band of Student’s t: 1, 2, 3, 4, 5 gives 3 ± 1.963', () => {
    const { mean, low, high } = pairedBand([1, 2, 3, 4, 5]);
    expect(mean).toBe(3);
    expect(high - mean).toBeCloseTo(1.9632, 3);
    expect(mean - low).toBeCloseTo(1.9632, 3);
  });

  it('has no width when all pairs agree, nor with a single pair', () => {
    expect(pairedBand([2, 2, 2])).toEqual({ mean: 2, low: 2, high: 2 });
    expect(pairedBand([7])).toEqual({ mean: 7, low: 7, high: 7 });
  });
});

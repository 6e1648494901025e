import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns } from '../../../../test/fixtures/learning/updates.js';
import { trimmedMean } from './trimmed-mean.js';

describe('the trimmed mean', () => {
  it.each([
    { share: 0.25, values: [100, 3, -50, 2], mean: 2.5, why: '(2 + 3) / 2' },
    { share: 0.25, values: [100, 3, 1, 2, -50], mean: 2, why: '⌊1.25⌋ = 1 cut: (1 + 2 + 3) / 3' },
    { share: 0.25, values: [1, 2, 6], mean: 3, why: '⌊0.75⌋ = 0 cut: 9 / 3' },
    { share: 0.29, values: [...Array(100).keys()], mean: 49.5, why: '29 cut, though 0.29 × 100 is 28.999…' },
  ])('cuts ⌊$share·n⌋ values at each end and averages the rest: $why', ({ share, values, mean }) => {
    expect(trimmedMean(share).combine(columns(...values), 1, {})).toEqual(Float32Array.of(mean));
  });

  it('does not weigh by sample counts', () => {
    const updates = { ...columns(1, 3), sampleCounts: [1, 1_000_000] };
    expect(trimmedMean(0.25).combine(updates, 1, {})).toEqual(Float32Array.of(2));
  });

  it('stays within the honest values while at most a share β lies', () => {
    const honest = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 });
    const lies = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(honest, lies, (told, lied) => {
        const [mean] = trimmedMean(0.25).combine(columns(...lied, ...told), 1, {});
        expect(mean).toBeGreaterThanOrEqual(-1);
        expect(mean).toBeLessThanOrEqual(1);
      }),
    );
  });
});

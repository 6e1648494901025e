import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, rows } from '../../../../test/fixtures/learning/updates.js';
import { median } from './median.js';

describe('the median', () => {
  it.each([
    { values: [0.2, 1, 0.5], middle: 0.5, why: 'the middle of 0.2, 0.5, 1.0 (the value that Flower tests)' },
    { values: [4, 1, 3, 2], middle: 2.5, why: '(2 + 3) / 2' },
    { values: [7, -7], middle: 0, why: '(7 − 7) / 2' },
    { values: [5], middle: 5, why: 'the only one' },
    { values: [1, 1, 1, 9, 9], middle: 1, why: 'three of five are 1' },
  ])('of $values is $middle: $why', ({ values, middle }) => {
    expect(median.combine(columns(...values), 1, {})).toEqual(Float32Array.of(middle));
  });

  it('without each of 1, 2, 4, 8 is 4, 4, 2 and 2, the middle of the other three', () => {
    expect(median.combineWithoutEach(columns(1, 2, 4, 8), 1, {})).toEqual([4, 4, 2, 2].map((x) => Float32Array.of(x)));
  });

  it('is taken weight by weight, whatever the sample counts', () => {
    const updates = { ...rows([1, 30], [2, 10], [3, 20]), sampleCounts: [1, 1, 1_000_000] };
    expect(median.combine(updates, 2, {})).toEqual(Float32Array.of(2, 20));
  });

  it('stays within the honest values while fewer than half lie', () => {
    const honest = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 });
    const lies = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(honest, lies, (told, lied) => {
        const [middle] = median.combine(columns(...lied, ...told), 1, {});
        expect(middle).toBeGreaterThanOrEqual(-1);
        expect(middle).toBeLessThanOrEqual(1);
      }),
    );
  });
});

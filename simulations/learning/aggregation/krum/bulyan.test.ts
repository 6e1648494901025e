import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, expectClose, rows, underAttack } from '../../../../test/fixtures/learning/updates.js';
import { bulyan } from './bulyan.js';

describe('Bulyan', () => {
  it.each([
    // n = 7, f = 1. Krum counts the 4, 3, 2, 1 and 1 nearest of those that are left. It picks 3 (10, as 2 and 4, but
    // nearest to all), 2 (9, as 4, but lower), 5 (1 + 1), 1 (1, as 0, but nearer to all) and 4 (4, as 6, but the same).
    {
      share: 0.15,
      values: [0, 1, 2, 3, 4, 5, 6],
      result: 3,
      why: 'around the median of 1, 2, 3, 4, 5: (2 + 3 + 4) / 3',
    },
    // It picks 3 (10), 2 (1 + 4 + 4), 4 (1 + 9, as 1), 1 (1, as 0) and 5 (25, as 0), and never the outlier.
    { share: 0.15, values: [0, 1, 2, 3, 4, 5, 1e9], result: 3, why: 'around the same median: (2 + 3 + 4) / 3' },
    // It picks 0, 0 and 0 (1 each), 1 (1, as the last 0, but nearer to all) and 100 (100², as 0, but nearer to all).
    { share: 0.15, values: [0, 0, 0, 0, 1, 100, 1000], result: 0, why: 'around the median of 0, 0, 0, 1, 100: 0 / 3' },
    { share: 0.2, values: [1, 2, 9, 1000, 4, 3], result: 3.5, why: 'six withstand none by Bulyan: the median' },
    { share: 0.24, values: [1, 2, 9], result: 4, why: '⌊0.72⌋ = 0 hostile: the mean' },
    { share: 0, values: [1, 2, 9, 4], result: 4, why: 'none hostile: the mean' },
  ])('with β = $share makes $result of $values: $why', ({ share, values, result }) => {
    expectClose(bulyan(share).combine(columns(...values), 1, {}), [result], 1e-6);
  });

  it('takes the closest values weight by weight', () => {
    const updates = rows([0, 60], [1, 50], [2, 40], [3, 30], [4, 20], [5, 10], [1e9, -1e9]);
    expectClose(bulyan(0.15).combine(updates, 2, {}), [3, 30], 1e-5);
  });

  it('stays by the honest values of every weight, within one more range of them', () => {
    // The median of θ ≥ 2f + 3 chosen lies between honest values, and the β = θ − 2f closest to it are no farther from
    // it than the θ − f ≥ β honest ones are.
    fc.assert(
      fc.property(underAttack(4), ({ f, honest, hostile }) => {
        const n = honest.length + f;
        const combined = bulyan(f / n).combine(rows(...hostile, ...honest), 2, {});
        combined.forEach((weight, j) => {
          const values = honest.map((update) => update[j]!);
          const low = Math.min(...values);
          const high = Math.max(...values);
          expect(weight).toBeGreaterThanOrEqual(low - (high - low) - 1e-6);
          expect(weight).toBeLessThanOrEqual(high + (high - low) + 1e-6);
        });
      }),
    );
  });
});

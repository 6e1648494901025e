import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, diameter, distance, rows, underAttack } from '../../../../test/fixtures/learning/updates.js';
import { krum } from './krum.js';

describe('Krum', () => {
  it('gives 0.7 of 0.2, 0.7 and 1.0 with f = 1, the value that Flower tests', () => {
    const updates = rows(...[0.2, 0.7, 1].map((x) => [x, x, x, x]));
    expect(krum(0.34).combine(updates, 4, {})).toEqual(Float32Array.of(0.7, 0.7, 0.7, 0.7));
  });

  it.each([
    // Scores 1 + 4, 1 + 1, 1 + 2.25, 2.25 + 6.25 and far more.
    { share: 0.2, values: [0, 1, 2, 3.5, 100], best: 1, why: 'f = 1, two nearest: 5, 2, 3.25, 8.5, …' },
    // Scores 1 + 4 + 12.25, 1 + 1 + 6.25, 1 + 2.25 + 4, 2.25 + 6.25 + 12.25.
    { share: 0, values: [0, 1, 2, 3.5, 100], best: 2, why: 'f = 0, three nearest: 17.25, 8.25, 7.25, 20.75, …' },
    { share: 0.49, values: [5, 6, 20, 0], best: 5, why: 'f = 1 is too many for 4, two nearest: 26, 37, 421, 61' },
    { share: 0.25, values: [3, -4], best: -0.5, why: 'two have no majority: (3 − 4) / 2' },
    { share: 0.25, values: [3], best: 3, why: 'the only one' },
  ])('with β = $share picks $best of $values: $why', ({ share, values, best }) => {
    expect(krum(share).combine(columns(...values), 1, {})).toEqual(Float32Array.of(best));
  });

  it('leaves each out: without 1, 2 is best; without 2, 1 is', () => {
    // Without 1: two nearest of 0, 2, 3.5, 100 are 4 + 12.25, 4 + 2.25, 2.25 + 12.25. Without 2: of 0, 1, 3.5, 100.
    const without = krum(0.2).combineWithoutEach(columns(0, 1, 2, 3.5, 100), 1, {});
    expect([without[1], without[2]]).toEqual([Float32Array.of(2), Float32Array.of(1)]);
  });

  it('stays by the honest updates, within √((n − f − 2) / (n − 2f − 1)) times their diameter', () => {
    // A hostile choice scores no worse than an honest update, at most (n − f − 2)·D², and has n − 2f − 1 honest
    // ones among its nearest.
    fc.assert(
      fc.property(underAttack(2), ({ f, honest, hostile }) => {
        const n = honest.length + f;
        const chosen = krum(f / n).combine(rows(...hostile, ...honest), 2, {});
        const reach = Math.sqrt((n - f - 2) / (n - 2 * f - 1)) * diameter(honest);
        expect(Math.min(...honest.map((update) => distance(chosen, update)))).toBeLessThanOrEqual(reach + 1e-6);
      }),
    );
  });
});

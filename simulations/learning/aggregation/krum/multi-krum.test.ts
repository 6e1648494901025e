import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asUpdates,
  columns,
  diameter,
  distance,
  expectClose,
  federation,
  rows,
  underAttack,
} from '../../../../test/fixtures/learning/updates.js';
import { multiKrum } from './multi-krum.js';

describe('Multi-Krum', () => {
  it.each([
    {
      share: 0.34,
      values: [0.2, 0.5, 1],
      mean: 0.35,
      why: 'scores .09, .09, .25, two kept (the value that Flower tests)',
    },
    // ByzFL's documentation keeps 1 and 4, by the order of its list; in the middle is what ties are decided by here.
    { share: 0.34, values: [1, 4, 7], mean: 2.5, why: 'scores 9, 9, 9, then 45, 18, 45, then by value: 4 and 1' },
    { share: 0.2, values: [0, 1, 2, 3.5, 100], mean: 1.625, why: 'all but 100: 6.5 / 4' },
    { share: 0.4, values: [0, 1, 2, 50, 100], mean: 1, why: 'f = 2 is too many for 5, but three are kept' },
    { share: 0, values: [0, 1, 2, 50, 100], mean: 30.6, why: 'f = 0 is the mean' },
    { share: 0.49, values: [4, 8], mean: 6, why: '⌊0.98⌋ = 0 hostile' },
  ])('with β = $share makes $mean of $values: $why', ({ share, values, mean }) => {
    expectClose(multiKrum(share).combine(columns(...values), 1, {}), [mean], 1e-6);
  });

  it('weighs the kept alike, whatever their sample counts', () => {
    const updates = { ...columns(0, 1, 2, 3.5, 100), sampleCounts: [1_000, 1, 1, 1, 1] };
    expect(multiKrum(0.2).combine(updates, 1, {})).toEqual(Float32Array.of(1.625));
  });

  it('is the mean when nobody is hostile', () => {
    fc.assert(
      fc.property(federation(), (given) => {
        const { length } = given[0]!.delta;
        const mean = Array.from(
          { length },
          (_, j) => given.reduce((sum, { delta }) => sum + delta[j]!, 0) / given.length,
        );
        expectClose(multiKrum(0).combine(asUpdates(given), length, {}), mean);
      }),
    );
  });

  it('stays by the honest updates, within √((n − f − 2) / (n − 2f − 1)) times their diameter', () => {
    // Honest updates score at most (n − f − 2)·D², and there are n − f of them, so that no kept one scores worse.
    // Each kept one is that near to some honest update, hence within one more diameter of any.
    fc.assert(
      fc.property(underAttack(2), ({ f, honest, hostile }) => {
        const n = honest.length + f;
        const mean = multiKrum(f / n).combine(rows(...hostile, ...honest), 2, {});
        const reach = (1 + Math.sqrt((n - f - 2) / (n - 2 * f - 1))) * diameter(honest);
        for (const update of honest) expect(distance(mean, update)).toBeLessThanOrEqual(reach + 1e-6);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concentration } from './concentration.js';

const tokens = (...amounts: readonly number[]) => amounts.map((amount) => ({ tokens: String(amount) }));

describe('how concentrated holdings are', () => {
  it('adds the largest holders up one by one', () => {
    const known = { holders: 3, total: '60', largest: tokens(30, 20, 10), nakamoto: 2, topDecileShare: 0.5 };
    expect(concentration(known)).toEqual({
      points: [
        { holders: 1, share: 0.5 },
        { holders: 2, share: 50 / 60 },
        { holders: 3, share: 1 },
      ],
      counted: 3,
    });
  });

  it('goes on to the half, the largest tenth and everybody where only those are known', () => {
    const known = { holders: 2000, total: '1000', largest: tokens(30, 20), nakamoto: 25, topDecileShare: 0.9 };
    expect(concentration(known).points.slice(2)).toEqual([
      { holders: 25, share: 0.5 },
      { holders: 200, share: 0.9 },
      { holders: 2000, share: 1 },
    ]);
  });

  it('never falls', () => {
    const holdings = fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(holdings, (amounts) => {
        const sorted = amounts.toSorted((a, b) => b - a);
        const total = sorted.reduce((sum, one) => sum + one, 0);
        const firsts = (count: number) => sorted.slice(0, count).reduce((sum, one) => sum + one, 0) / total;
        const nakamoto = sorted.findIndex((_, at) => firsts(at + 1) > 0.5) + 1;
        const { points } = concentration({
          holders: sorted.length,
          total: String(total),
          largest: tokens(...sorted.slice(0, 20)),
          nakamoto,
          topDecileShare: firsts(Math.ceil(sorted.length / 10)),
        });
        for (const [at, { share }] of points.entries())
          expect(share).toBeGreaterThanOrEqual((points[at - 1]?.share ?? 0) - 1e-12);
        expect(points.at(-1)?.share).toBeCloseTo(1);
      }),
    );
  });
});

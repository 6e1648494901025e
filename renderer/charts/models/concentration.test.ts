import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concentration } from './concentration.js';

describe('how concentrated holdings are', () => {
  it('adds the largest holders up, and finds how many have more than half', () => {
    expect(concentration(['30', '20', '10'], '100')).toEqual({
      points: [
        { holders: 0, share: 0 },
        { holders: 1, share: 0.3 },
        { holders: 2, share: 0.5 },
        { holders: 3, share: 0.6 },
      ],
      half: 3,
    });
  });

  it('knows nothing of a half that lies beyond the largest, nor of no tokens at all', () => {
    expect(concentration(['3'], '100').half).toBeNull();
    expect(concentration([], '0')).toEqual({ points: [{ holders: 0, share: 0 }], half: null });
  });

  it('never falls, and never says more than everything', () => {
    const holdings = fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(holdings, (tokens) => {
        const sorted = tokens.toSorted((a, b) => b - a).map(String);
        const total = tokens.reduce((sum, one) => sum + one, 0);
        const { points } = concentration(sorted, String(total));
        for (const [at, { share }] of points.entries())
          expect(share).toBeGreaterThanOrEqual(points[at - 1]?.share ?? 0);
        expect(points.at(-1)?.share).toBeCloseTo(1);
      }),
    );
  });
});

import fc from 'fast-check';
import { mean, variance } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { votingMoment } from './voting-moments.js';

const GRID = Array.from({ length: 4000 }, (_, i) => (i + 0.5) / 4000);
const moments = (lateness: number) => GRID.map((chance) => votingMoment(lateness, chance));

describe('moments of voting', () => {
  it.each([0, 0.1, 0.3, 0.5, 0.77, 0.95, 1])('lie around the voter’s mean of %f', (lateness) => {
    expect(Math.abs(mean(moments(lateness)) - lateness)).toBeLessThan(0.012);
  });

  it('have the quantiles of the beta distribution that is known in closed form', () => {
    // Mean ½ of the table's nearest row, a = b = 2: variance 1/20, F(t) = 3t² − 2t³.
    expect(variance(moments(0.5))).toBeCloseTo(1 / 20, 3);
    for (const t of [0.1, 0.25, 0.5, 0.75, 0.9]) {
      expect(Math.abs(votingMoment(0.5, 3 * t ** 2 - 2 * t ** 3) - t)).toBeLessThan(0.012);
    }
  });

  it('stay within the period and rise with chance and with lateness', () => {
    const unit = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
    fc.assert(
      fc.property(unit, unit, unit, unit, (a, b, c, d) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        const [low, high] = [Math.min(c, d), Math.max(c, d)];
        expect(votingMoment(early, low)).toBeGreaterThanOrEqual(0);
        expect(votingMoment(late, high)).toBeLessThanOrEqual(1);
        expect(votingMoment(early, high)).toBeGreaterThanOrEqual(votingMoment(early, low));
        expect(votingMoment(late, low)).toBeGreaterThanOrEqual(votingMoment(early, low) - 1e-6);
      }),
    );
  });
});

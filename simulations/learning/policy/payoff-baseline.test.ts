import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advantageOf, NO_PAYOFFS, withPayoff } from './payoff-baseline.js';

describe('what a pay-off is measured against', () => {
  it('is the mean and the variance of those before, while they are few', () => {
    const { count, mean, variance } = [1, 2, 6].reduce(withPayoff, NO_PAYOFFS);
    expect(count).toBe(3);
    expect(mean).toBeCloseTo(3, 12);
    expect(variance).toBeCloseTo(14 / 3, 12);
  });

  it('is nothing before there are two', () => {
    expect(advantageOf(NO_PAYOFFS, 5)).toBe(0);
    expect(advantageOf(withPayoff(NO_PAYOFFS, 1), 5)).toBe(0);
  });

  it('makes an advantage the larger the pay-off, and none beyond three deviations', () => {
    const payoff = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(payoff, { minLength: 2, maxLength: 200 }), payoff, payoff, (before, one, other) => {
        const baseline = before.reduce(withPayoff, NO_PAYOFFS);
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((each) => advantageOf(baseline, each));
        expect(low).toBeLessThanOrEqual(high!);
        expect(Math.abs(low!)).toBeLessThanOrEqual(3);
      }),
    );
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wilsonInterval } from './wilson.js';

it.each([
  // The last row is Newcombe's (1998, Statistics in Medicine 17:857), the others follow from the formula by hand.
  { successes: 0, n: 10, low: 0, high: 0.2775 },
  { successes: 5, n: 10, low: 0.2366, high: 0.7634 },
  { successes: 10, n: 10, low: 0.7225, high: 1 },
  { successes: 81, n: 263, low: 0.2553, high: 0.3662 },
])('Wilson’s interval of $successes in $n is $low to $high', ({ successes, n, low, high }) => {
  const interval = wilsonInterval(successes, n);
  expect(interval.low).toBeCloseTo(low, 3.7);
  expect(interval.high).toBeCloseTo(high, 3.7);
});

it('Wilson’s interval holds the share, within 0 and 1, and mirrors failures', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
      const successes = Math.round(part * n);
      const { low, high } = wilsonInterval(successes, n);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(successes / n + 1e-12);
      expect(high).toBeGreaterThanOrEqual(successes / n - 1e-12);
      expect(wilsonInterval(n - successes, n).low).toBeCloseTo(1 - high, 9);
    }),
  );
});

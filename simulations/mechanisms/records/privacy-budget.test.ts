import { describe, expect, it } from 'vitest';
import { privacySpent } from '../../learning/privacy/accountant/privacy-spent.js';
import { renyiCurve } from '../../learning/privacy/accountant/renyi-curve.js';

/* The page's check values: what a study costs the patients of every hospital that takes part in each of its rounds. */

describe('a budget of 3.5, at noise multiplier 4 and δ = 10⁻⁵', () => {
  const curve = renyiCurve(1, 4);
  const spent = (rounds: number) =>
    privacySpent(
      curve.map((cost) => cost * rounds),
      1e-5,
    ).epsilon;

  it.each([
    [1, 1.013],
    [2, 1.478],
    [3, 1.847],
    [6, 2.714],
    [9, 3.409],
    [10, 3.628],
  ])('has spent, after %d rounds, %f', (rounds, epsilon) => {
    expect(spent(rounds)).toBeCloseTo(epsilon, 3);
  });
});

import { describe, expect, it } from 'vitest';
import { pointsWorthTelling } from './reporting.js';

describe('a change of accuracy between two rounds', () => {
  it.each([
    ['nine points on 2,000 examples', 0.7, 0.79, 2_000, 9],
    ['a loss', 0.9, 0.88, 2_000, -2],
    ['what 2,000 examples leave to chance at 90 %: less than 1.3 points', 0.9, 0.912, 2_000, null],
    ['the same on 20,000', 0.9, 0.912, 20_000, 1.2],
    ['less than half a point, however exact', 0.9, 0.904, 1_000_000, null],
    ['the last half point to a model without fault', 0.995, 1, 100, 0.5],
  ])('is told or not: %s', (_name, before, now, examples, told) => {
    expect(pointsWorthTelling(before, now, examples)).toBe(told);
  });
});

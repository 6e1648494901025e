import { expect, it } from 'vitest';
import { bayesAccuracy } from './bayes-accuracy.js';

// Φ(d/2), from a table of the normal distribution.
it.each([
  [1, 0.69146],
  [2, 0.84134],
  [3, 0.93319],
  [4, 0.97725],
])('two classes %d apart are told apart in Φ(d/2) = %d of all cases', (separation, expected) => {
  expect(bayesAccuracy(2, separation, 0)).toBeCloseTo(expected, 5);
});

it.each([2, 4, 100])(
  'a guess among %d classes is all there is where the centres meet or all labels are noise',
  (classes) => {
    expect(bayesAccuracy(classes, 0, 0)).toBeCloseTo(1 / classes, 6);
    expect(bayesAccuracy(classes, 9, 1)).toBeCloseTo(1 / classes, 12);
  },
);

it('label noise p takes it to (1 − p) a + p / c', () => {
  expect(bayesAccuracy(4, 3, 0.4)).toBeCloseTo(0.6 * bayesAccuracy(4, 3, 0) + 0.1, 12);
});

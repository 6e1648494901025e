import { expect, it } from 'vitest';
import { bayesAccuracy, majorityAccuracy } from './baseline-accuracy.js';

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

const set = (...labels: number[]) => ({ inputs: new Float32Array(labels.length), labels: Uint8Array.from(labels) });

it.each([
  ['names the commonest class of the training split, not of the test split', set(0, 1, 1), set(0, 0, 0, 1), 0.25],
  ['takes the first of equally common classes', set(1, 0), set(0, 0, 1, 1, 1), 0.4],
  ['is 0 when the test split lacks that class', set(0, 0, 1), set(1, 1), 0],
])('the majority baseline %s', (_, train, test, share) => {
  expect(majorityAccuracy({ classes: 2, train, test })).toBe(share);
});

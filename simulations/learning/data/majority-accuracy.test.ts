import { expect, it } from 'vitest';
import { majorityAccuracy } from './majority-accuracy.js';

const set = (...labels: number[]) => ({ inputs: new Float32Array(labels.length), labels: Uint8Array.from(labels) });

it.each([
  ['names the commonest class of the training split, not of the test split', set(0, 1, 1), set(0, 0, 0, 1), 0.25],
  ['takes the first of equally common classes', set(1, 0), set(0, 0, 1, 1, 1), 0.4],
  ['is 0 when the test split lacks that class', set(0, 0, 1), set(1, 1), 0],
])('the majority baseline %s', (_, train, test, share) => {
  expect(majorityAccuracy({ classes: 2, train, test })).toBe(share);
});

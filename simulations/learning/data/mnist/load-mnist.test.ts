import { expect, it } from 'vitest';
import { loadMnist } from './load-mnist.js';

it('loads every digit with its own label into shared memory', async () => {
  const { train, heldOut, test } = await loadMnist({ trainExamples: 300, heldOutExamples: 40, testExamples: 60 }, 3);
  for (const [set, count] of [
    [train, 300],
    [heldOut, 40],
    [test, 60],
  ] as const) {
    expect(set.labels).toHaveLength(count);
    expect(set.inputs).toHaveLength(count * 784);
    expect(set.inputs.buffer).toBeInstanceOf(SharedArrayBuffer);
  }
  // Ones have the least ink of all digits and zeros the most, so labels that slipped would show.
  const ink = (digit: number) => {
    const ofDigit = [...train.labels.keys()].filter((i) => train.labels[i] === digit);
    const total = ofDigit.reduce(
      (sum, i) => sum + (train.inputs as Uint8Array).subarray(i * 784, i * 784 + 784).reduce((a, b) => a + b, 0),
      0,
    );
    return total / ofDigit.length;
  };
  expect(ink(1)).toBeLessThan(0.6 * ink(0));
});

import { expect, it } from 'vitest';
import { emptyTally, LARGEST_LOSS, tallyLogits, tallyProbabilities } from './cross-entropy.js';

const ofLogits = (logits: number[], labels: number[]) => {
  const tally = emptyTally();
  tallyLogits(tally, Float32Array.from(logits), logits.length / labels.length, labels);
  return tally;
};

it('counts what is right and how sure the model was', () => {
  const { examples, correct, loss } = ofLogits([0, Math.log(3), Math.log(3), 0], [1, 1]);
  expect({ examples, correct }).toEqual({ examples: 2, correct: 1 });
  expect(loss).toBeCloseTo(-Math.log(0.75) - Math.log(0.25), 6);
});

it('counts probabilities as it counts the scores behind them', () => {
  const fromProbabilities = emptyTally();
  tallyProbabilities(fromProbabilities, Float32Array.of(0.25, 0.75, 0.75, 0.25), 2, [1, 1]);
  expect(fromProbabilities.correct).toBe(1);
  expect(fromProbabilities.loss).toBeCloseTo(ofLogits([0, Math.log(3), Math.log(3), 0], [1, 1]).loss, 6);
});

it('is exact for scores whose exponentials overflow', () => {
  expect(ofLogits([1000, 999], [0]).loss).toBeCloseTo(Math.log(1 + Math.exp(-1)), 9);
});

it('adds at most 16.12 nats for an example, however wrong or broken the scores are', () => {
  expect(LARGEST_LOSS).toBeCloseTo(16.118, 3);
  expect(ofLogits([1e30, 0], [1])).toEqual({ examples: 1, correct: 0, loss: LARGEST_LOSS });
  expect(ofLogits([Number.NaN, Number.NaN], [0])).toEqual({ examples: 1, correct: 0, loss: LARGEST_LOSS });
  expect(ofLogits([Number.POSITIVE_INFINITY, 0], [1]).loss).toBe(LARGEST_LOSS);
});

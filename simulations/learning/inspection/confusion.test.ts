import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyTally, tallyLogits } from '../training/cross-entropy.js';
import { confusionOf } from './confusion.js';

describe('the confusion matrix', () => {
  it('counts labels by row and predictions by column', () => {
    const logits = Float32Array.of(5, 1, 0, /**/ 0, 2, 1, /**/ 9, 0, 0, /**/ -3, -2, -1);
    expect(confusionOf(logits, [0, 1, 1, 2], 3)).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('takes the first of equally large logits', () => {
    expect(confusionOf(Float32Array.of(1, 1), [1], 2)).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  it('leaves out examples for which the model predicts nothing', () => {
    const logits = Float32Array.of(Number.NaN, Number.NaN, /**/ 0, Number.POSITIVE_INFINITY);
    expect(confusionOf(logits, [0, 1], 2)).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });

  it('is all zeros without examples', () => {
    expect(confusionOf(new Float32Array(0), new Uint8Array(0), 2)).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('has as many on its diagonal as the accuracy counts right, and in each row as have that label', () => {
    const logit = fc.float({ noDefaultInfinity: true, noNaN: true, min: -100, max: 100 });
    const example = fc.record({ label: fc.nat(3), logits: fc.array(logit, { minLength: 4, maxLength: 4 }) });
    fc.assert(
      fc.property(fc.array(example, { maxLength: 30 }), (examples) => {
        const logits = Float32Array.from(examples.flatMap((each) => each.logits));
        const labels = examples.map(({ label }) => label);
        const matrix = confusionOf(logits, labels, 4);
        const tally = emptyTally();
        tallyLogits(tally, logits, 4, labels);
        expect(matrix.reduce((sum, row, label) => sum + row[label]!, 0)).toBe(tally.correct);
        matrix.forEach((row, label) => {
          expect(row.reduce((sum, count) => sum + count, 0)).toBe(labels.filter((each) => each === label).length);
        });
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusionOf } from './confusion.js';
import { misclassifiedOf } from './misclassified.js';

describe('misclassified examples', () => {
  it('come surest first, with the probability of what was predicted', () => {
    const logits = Float32Array.of(0, 1, /**/ 0, 3, /**/ 4, 0);
    const mistakes = misclassifiedOf(logits, [0, 0, 0], 2);
    expect(mistakes.map(({ example }) => example)).toEqual([1, 0]);
    expect(mistakes[0]).toMatchObject({ label: 0, predicted: 1 });
    expect(mistakes[0]!.confidence).toBeCloseTo(1 / (1 + Math.exp(-3)), 12);
    expect(mistakes[1]!.confidence).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
  });

  it('keep the order of the examples where the model is equally sure', () => {
    const logits = Float32Array.of(0, 2, /**/ 2, 0, /**/ 0, 2);
    expect(misclassifiedOf(logits, [0, 1, 0], 2).map(({ example }) => example)).toEqual([0, 1, 2]);
  });

  it('are at most 24, or as many as asked for', () => {
    const logits = new Float32Array(200).map((_, i) => (i % 2 ? 1 : 0));
    expect(misclassifiedOf(logits, new Uint8Array(100), 2)).toHaveLength(24);
    expect(misclassifiedOf(logits, new Uint8Array(100), 2, 3)).toHaveLength(3);
  });

  it.each([
    { what: 'huge', logits: [0, 1e30], confidence: 1 },
    { what: 'infinite', logits: [0, Number.POSITIVE_INFINITY], confidence: 1 },
    { what: 'equal', logits: [-5, -5, -5, -5], confidence: 0.25 },
    { what: 'partly no', logits: [Number.NaN, 7], confidence: 1 },
  ])('have a probability for $what numbers too', ({ logits, confidence }) => {
    const wrong = logits.length === 2 ? 0 : 3;
    expect(misclassifiedOf(Float32Array.from(logits), [wrong], logits.length)[0]?.confidence).toBe(confidence);
  });

  it('leave out examples for which nothing is predicted', () => {
    expect(misclassifiedOf(Float32Array.of(Number.NaN, Number.NaN), [0], 2)).toEqual([]);
  });

  it('are as many as the confusion matrix has off its diagonal, each with a probability of at least 1 in n classes', () => {
    const logit = fc.float({ noDefaultInfinity: true, noNaN: true, min: -50, max: 50 });
    const example = fc.record({ label: fc.nat(2), logits: fc.array(logit, { minLength: 3, maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(example, { maxLength: 20 }), (examples) => {
        const logits = Float32Array.from(examples.flatMap((each) => each.logits));
        const labels = examples.map(({ label }) => label);
        const mistakes = misclassifiedOf(logits, labels, 3);
        const wrong = confusionOf(logits, labels, 3).flatMap((row, label) => row.filter((_, i) => i !== label));
        expect(mistakes).toHaveLength(wrong.reduce((sum, count) => sum + count, 0));
        for (const { confidence } of mistakes) expect(confidence).toBeGreaterThanOrEqual(1 / 3 - 1e-12);
      }),
    );
  });
});

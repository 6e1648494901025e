import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitSizes } from './split-sizes.js';

it('divides 150 flowers into 105, 15 and 30', () => {
  expect(splitSizes(150)).toEqual({ trainExamples: 105, heldOutExamples: 15, testExamples: 30 });
});

it('never asks for more than there is, from 30 examples on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 2_000_000 }), (examples) => {
      const { trainExamples, heldOutExamples, testExamples } = splitSizes(examples);
      expect(trainExamples + heldOutExamples + testExamples).toBeLessThanOrEqual(examples);
      expect(Math.min(trainExamples, heldOutExamples, testExamples)).toBeGreaterThanOrEqual(10);
    }),
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InputError } from '../../errors/index.js';
import { fittingSizes, type SplitSizes, splitRows } from './split-rows.js';

const wantedSizes: fc.Arbitrary<SplitSizes> = fc.record({
  trainExamples: fc.integer({ min: 10, max: 500 }),
  heldOutExamples: fc.integer({ min: 10, max: 200 }),
  testExamples: fc.integer({ min: 10, max: 200 }),
});
const someLabels = fc
  .array(fc.integer({ min: 0, max: 3 }), { minLength: 10, maxLength: 600 })
  .map((labels) => Uint8Array.from(labels));

it('never uses a row twice and gives each split what it asks for, or its part of what there is', () => {
  fc.assert(
    fc.property(someLabels, wantedSizes, fc.integer(), (labels, wanted, seed) => {
      const { train, heldOut, test } = splitRows(labels, wanted, seed);
      const all = [...train, ...heldOut, ...test];
      expect(new Set(all).size).toBe(all.length);
      expect(all.every((row) => row >= 0 && row < labels.length)).toBe(true);
      const asked = wanted.trainExamples + wanted.heldOutExamples + wanted.testExamples;
      const share = Math.min(1, labels.length / asked);
      const each = [
        [train, wanted.trainExamples],
        [heldOut, wanted.heldOutExamples],
        [test, wanted.testExamples],
      ] as const;
      for (const [rows, size] of each) {
        expect(rows.length).toBeGreaterThan(0);
        expect(Math.abs(rows.length - size * share)).toBeLessThanOrEqual(2);
      }
    }),
  );
});

it('has each class in each split as often as in the whole, to within a few examples', () => {
  fc.assert(
    fc.property(someLabels, wantedSizes, fc.integer(), (labels, wanted, seed) => {
      for (const rows of Object.values(splitRows(labels, wanted, seed))) {
        for (const label of [0, 1, 2, 3]) {
          const expected = (labels.filter((other) => other === label).length / labels.length) * rows.length;
          const found = rows.filter((row: number) => labels[row] === label).length;
          expect(Math.abs(found - expected)).toBeLessThanOrEqual(5);
        }
      }
    }),
  );
});

it('splits alike for the same seed only', () => {
  const labels = Uint8Array.from({ length: 300 }, (_, i) => i % 3);
  const wanted = { trainExamples: 100, heldOutExamples: 50, testExamples: 50 };
  expect(splitRows(labels, wanted, 7)).toEqual(splitRows(labels, wanted, 7));
  expect(splitRows(labels, wanted, 7).train).not.toEqual(splitRows(labels, wanted, 8).train);
});

it.each([
  [150, { trainExamples: 120, heldOutExamples: 10, testExamples: 20 }],
  [20_000, { trainExamples: 12_000, heldOutExamples: 1_000, testExamples: 2_000 }],
  [10, { trainExamples: 8, heldOutExamples: 1, testExamples: 1 }],
])('makes of 12,000 + 1,000 + 2,000 examples, where there are %i, fitting sizes', (available, sizes) => {
  const wanted = { trainExamples: 12_000, heldOutExamples: 1_000, testExamples: 2_000 };
  expect(fittingSizes(wanted, available)).toEqual(sizes);
});

it('refuses a handful of examples', () => {
  const split = () => splitRows(new Uint8Array(9), { trainExamples: 5, heldOutExamples: 2, testExamples: 2 }, 1);
  expect(split).toThrow(InputError);
  expect(split).toThrow('There are only 9 usable examples.');
});

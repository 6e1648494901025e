import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InputError } from '../../../errors/index.js';
import { chooseRows } from './choose-rows.js';

const sizes = fc.record({
  trainExamples: fc.integer({ min: 10, max: 60_000 }),
  heldOutExamples: fc.integer({ min: 10, max: 10_000 }),
  testExamples: fc.integer({ min: 10, max: 10_000 }),
});

it('never uses a digit in two splits', () => {
  fc.assert(
    fc.property(sizes, fc.integer(), (wanted, seed) => {
      fc.pre(wanted.trainExamples + wanted.heldOutExamples + wanted.testExamples <= 70_000);
      const { train, heldOut, test } = chooseRows(wanted, seed);
      const training = [...train, ...heldOut.fromTraining];
      const testing = [...test, ...heldOut.fromTest];
      expect(train).toHaveLength(wanted.trainExamples);
      expect(test).toHaveLength(wanted.testExamples);
      expect(heldOut.fromTraining.length + heldOut.fromTest.length).toBe(wanted.heldOutExamples);
      expect(new Set(training).size).toBe(training.length);
      expect(new Set(testing).size).toBe(testing.length);
      expect(Math.max(...heldOut.fromTraining, 0)).toBeLessThan(60_000);
      expect(Math.max(...heldOut.fromTest, 0)).toBeLessThan(10_000);
    }),
    { numRuns: 20 },
  );
});

it('chooses the same digits for the same seed and others for another', () => {
  const wanted = { trainExamples: 100, heldOutExamples: 50, testExamples: 50 };
  expect(chooseRows(wanted, 7)).toEqual(chooseRows(wanted, 7));
  expect(chooseRows(wanted, 7).train).not.toEqual(chooseRows(wanted, 8).train);
});

it('says how many digits can be held out when too many are asked for', () => {
  const choose = () => chooseRows({ trainExamples: 60_000, heldOutExamples: 3_000, testExamples: 8_000 }, 1);
  expect(choose).toThrow(InputError);
  expect(choose).toThrow('Only 2000 digits are left to hold out.');
});

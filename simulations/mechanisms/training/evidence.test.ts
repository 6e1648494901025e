import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { chanceBelow, measuredOn, overRounds, withError } from './evidence.js';

describe('a measurement', () => {
  it('is the mean over a part of the examples, with its standard error', () => {
    expect(measuredOn([9, 1, 2, 3, 9], { first: 1, examples: 3 })).toEqual({ mean: 2, error: Math.sqrt(1 / 3) });
  });

  it('goes on from the start where the part reaches beyond the end', () => {
    expect(measuredOn([4, 9, 9, 2], { first: 3, examples: 2 }).mean).toBe(3);
  });

  it('says nothing sure of a single example', () => {
    expect(measuredOn([4], { first: 0, examples: 1 })).toEqual({ mean: 4, error: Number.POSITIVE_INFINITY });
  });

  it('is within two of its errors in nineteen of twenty samples', () => {
    const random = randomStream('samples');
    const part = { first: 0, examples: 200 };
    const outside = Array.from({ length: 1000 }, () => {
      const { mean, error } = measuredOn(
        Array.from({ length: 200 }, () => random.normal(3, 2)),
        part,
      );
      return Math.abs(mean - 3) > 2 * error;
    }).filter((isOutside) => isOutside).length;
    expect(outside).toBeGreaterThan(20);
    expect(outside).toBeLessThan(80);
  });
});

describe('several rounds together', () => {
  it('are as unsure as their examples leave them, however many there are', () => {
    const round = { mean: 1, error: 0.5 };
    expect(overRounds([round])).toEqual(round);
    expect(overRounds([round, round, round, round])).toEqual(round);
  });

  it('are the less sure the more they differ', () => {
    const { mean, error } = overRounds([0, 2, 0, 2].map((value) => ({ mean: value, error: 0 })));
    expect(mean).toBe(1);
    expect(error).toBeCloseTo(Math.sqrt(4 / 3 / 4), 12);
    expect(overRounds([0, 2].map((value) => ({ mean: value, error: 0 }))).error).toBeCloseTo(1, 12);
  });
});

it('the chance to be below a bound rises with it, and is a half at what was measured', () => {
  const unsure = { mean: 2, error: 1 };
  expect(chanceBelow(unsure, 2)).toBeCloseTo(0.5, 2);
  fc.assert(
    fc.property(
      fc.double({ min: -5, max: 9, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (bound, more) => {
        expect(chanceBelow(unsure, bound + more)).toBeGreaterThanOrEqual(chanceBelow(unsure, bound));
      },
    ),
  );
  // The normal distribution's: 84.1 % lie below one standard deviation above the mean, 97.7 % below two.
  expect(chanceBelow({ mean: 0, error: 3 }, 3)).toBeCloseTo(0.8413, 3);
  expect(chanceBelow({ mean: 1, error: 0.5 }, 2)).toBeCloseTo(0.9772, 3);
  expect([2.1, 2, 1.9].map((bound) => chanceBelow({ mean: 2, error: 0 }, bound))).toEqual([1, 0, 0]);
  expect(chanceBelow({ mean: 2, error: Number.POSITIVE_INFINITY }, 9)).toBe(0.5);
});

it.each([
  [{ mean: 63.24, error: 2 }, '63.2 ± 4.0'],
  [{ mean: -1.5, error: 0.31 }, '−1.5 ± 0.6'],
  [{ mean: -0.01, error: 0 }, '0.0 ± 0.0'],
  [{ mean: -0.05, error: 0 }, '−0.1 ± 0.0'],
])('%j is told as %s', (measured, words) => {
  expect(withError(measured)).toBe(words);
});

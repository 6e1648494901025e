import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../random/index.js';
import { gini, herfindahl, nakamoto, theil, topDecileShare } from './inequality.js';

/** Amounts as holdings are: multiples of a smallest unit. */
const amounts = fc.array(
  fc.integer({ min: 0, max: 1e9 }).map((units) => units / 1000),
  { minLength: 1, maxLength: 60 },
);
const scaled = fc.double({ min: 0.001, max: 1000, noNaN: true });
const MEASURES = { gini, herfindahl, topDecileShare, theil };

/** The definition of Gini's coefficient, word for word: mean absolute difference over twice the mean. */
function giniByPairs(values: readonly number[]): number {
  const total = values.reduce((sum, value) => sum + value, 0);
  const differences = values.reduce((sum, a) => sum + values.reduce((inner, b) => inner + Math.abs(a - b), 0), 0);
  return total === 0 ? 0 : differences / (2 * values.length * total);
}

describe('inequality', () => {
  it('has known values when all hold the same and when one holds all', () => {
    for (const n of [1, 2, 10, 137]) {
      const equal = Array.from({ length: n }, () => 3);
      const single = equal.map((_, i) => (i === 0 ? 3 : 0));
      expect(gini(equal)).toBeCloseTo(0, 12);
      expect(gini(single)).toBeCloseTo((n - 1) / n, 12);
      expect(herfindahl(equal)).toBeCloseTo(1 / n, 12);
      expect(herfindahl(single)).toBe(1);
      expect(theil(equal)).toBeCloseTo(0, 12);
      expect(theil(single)).toBeCloseTo(Math.log(n), 12);
      expect(nakamoto(equal)).toBe(Math.floor(n / 2) + 1);
      expect(nakamoto(single)).toBe(1);
      expect(topDecileShare(single)).toBe(1);
    }
    expect(topDecileShare(Array.from({ length: 20 }, () => 5))).toBeCloseTo(0.1, 12);
  });

  it.each([
    [9, 1],
    [10, 1],
    [11, 2],
    [20, 2],
    [21, 3],
    [100, 10],
    [101, 11],
  ])('counts as the richest tenth of %i holders the richest %i', (holders, tenth) => {
    const amounts = Array.from({ length: holders }, (_, i) => i + 1);
    const sumTo = (n: number) => (n * (n + 1)) / 2;
    expect(topDecileShare(amounts)).toBeCloseTo((sumTo(holders) - sumTo(holders - tenth)) / sumTo(holders), 12);
  });

  it('is 0 of nobody and of nothing', () => {
    for (const measure of [gini, herfindahl, topDecileShare, theil, nakamoto]) {
      expect(measure([])).toBe(0);
      expect(measure([0, 0])).toBe(0);
    }
  });

  it('does not depend on the order or the unit of the amounts', () => {
    fc.assert(
      fc.property(amounts, scaled, (values, factor) => {
        for (const measure of Object.values(MEASURES)) {
          expect(measure([...values].reverse())).toBeCloseTo(measure(values), 9);
          expect(measure(values.map((value) => value * factor))).toBeCloseTo(measure(values), 9);
        }
      }),
    );
  });

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const n = values.length;
        expect(gini(values)).toBeGreaterThanOrEqual(-1e-12);
        expect(gini(values)).toBeLessThanOrEqual((n - 1) / n + 1e-12);
        expect(theil(values)).toBeLessThanOrEqual(Math.log(n) + 1e-9);
        expect(nakamoto(values)).toBeLessThanOrEqual(n);
        expect(topDecileShare(values)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('agrees with the definition of the Gini coefficient over all pairs', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        expect(gini(values)).toBeCloseTo(giniByPairs(values), 9);
      }),
    );
  });

  it('never rises when a richer one gives to a poorer one and stays the richer', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 30 }), (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        const gift = Math.floor((sorted.at(-1)! - sorted[0]!) / 2);
        const after = [sorted[0]! + gift, ...sorted.slice(1, -1), sorted.at(-1)! - gift];
        for (const measure of [gini, herfindahl, theil])
          expect(measure(after)).toBeLessThanOrEqual(measure(values) + 1e-9);
      }),
    );
  });

  it('settles near 0.654 among 100 agents that keep handing each other single units', () => {
    const random = randomStream('exchange', 1);
    const wealth = Array.from({ length: 100 }, () => 1);
    const samples: number[] = [];
    for (let step = 1; step <= 3_000; step++) {
      // One unit changes hands a turn, from whoever has any, to anybody: the wealth exchange model.
      for (let turn = 0; turn < 100; turn++) {
        const giver = random.integer(0, 99);
        if (wealth[giver]! === 0) continue;
        wealth[giver]! -= 1;
        wealth[random.integer(0, 99)]! += 1;
      }
      if (step > 500 && step % 10 === 0) samples.push(gini(wealth));
    }
    const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
    expect(Math.abs(mean - 0.654)).toBeLessThan(0.036);
  });
});

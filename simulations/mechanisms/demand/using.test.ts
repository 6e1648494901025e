import { describe, expect, it } from 'vitest';
import { believedAccuracy, chanceToHear, type Experience, worthOf } from './using.js';

const YEAR = 31_557_600;
const checked = (predictions: number, right: number): Experience => ({
  kind: 'predictionsChecked',
  order: 0,
  predictions,
  right,
});

describe('who hears of predictions', () => {
  it('grows along Bass’ curve', () => {
    const mean = { innovationPercentPerYear: 3, imitationPercentPerYear: 38 };
    // F(t) = (1 − e^(−(p + q) t)) / (1 + q / p × e^(−(p + q) t)), worked out in Python for p = 0.03 and q = 0.38.
    const table = [
      [1, 0.035_758],
      [5, 0.331_199],
      [6.192_45, 0.460_508],
      [10, 0.812_803],
      [20, 0.996_259],
    ] as const;
    const steps = 2_000;
    for (const [years, share] of table) {
      let heard = 0;
      for (let i = 0; i < steps; i++) heard += (1 - heard) * chanceToHear(mean, heard, (years * YEAR) / steps);
      const e = Math.exp(-0.41 * years);
      expect((1 - e) / (1 + (0.38 / 0.03) * e)).toBeCloseTo(share, 4);
      expect(heard).toBeCloseTo(share, 3);
    }
  });

  it('is nobody without either coefficient, and never more than everybody', () => {
    expect(chanceToHear({ innovationPercentPerYear: 0, imitationPercentPerYear: 900 }, 0, YEAR)).toBe(0);
    expect(chanceToHear({ innovationPercentPerYear: 90_000, imitationPercentPerYear: 0 }, 1, 100 * YEAR)).toBe(1);
  });
});

describe('what a user believes of the model', () => {
  it('is what the DAO measured until it has answers of its own', () => {
    expect(believedAccuracy(null, [], 40)).toBeNull();
    expect(believedAccuracy(0.9, [], 40)).toBeCloseTo(0.9, 12);
  });

  it('is its own answers alone where nothing was measured', () => {
    expect(believedAccuracy(null, [checked(20, 15)], 40)).toBeCloseTo(0.75, 12);
  });

  it('weighs both, older answers half as much with each order', () => {
    expect(believedAccuracy(0.9, [checked(40, 20)], 40)).toBeCloseTo((0.9 * 40 + 20) / 80, 12);
    expect(believedAccuracy(0.9, [checked(40, 20), checked(20, 20)], 40)).toBeCloseTo((36 + 10 + 20) / 80, 12);
  });

  it('goes by nothing but its own answers where the DAO’s word counts nothing', () => {
    expect(believedAccuracy(0.9, [checked(10, 1)], 0)).toBeCloseTo(0.1, 12);
  });
});

describe('what a prediction is worth', () => {
  it.each([
    [1, 2, 1, 2],
    [0.9, 2, 1, 1.6],
    [0.5, 2, 1, 0],
    [0.5, 2, 3, -2],
    [0, 0.6, 2, -1.2],
  ])(
    'at an accuracy of %f and a worth of %f, a wrong one costing %f times that: %f',
    (accuracy, value, cost, worth) => {
      expect(worthOf(accuracy, value, cost)).toBeCloseTo(worth, 12);
    },
  );
});

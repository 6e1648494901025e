import { describe, expect, it } from 'vitest';
import { byEffect, economyDifference, economyUnit, effectAtEnd } from './economy-difference.js';

const difference = (measure: string, mean: number, low: number, high: number) => ({
  measure,
  title: measure,
  unit: 'tokens',
  ticks: [
    { tick: 0, with: 5, without: 5, mean: 0, low: 0, high: 0 },
    { tick: 1, with: 5 + mean, without: 5, mean, low, high },
  ],
});

describe('the difference that a proposal makes', () => {
  it('is drawn as a band around its mean, with the line of no difference', () => {
    const model = economyDifference(difference('treasury', -2, -3, -1));
    expect(model.series[0]).toMatchObject({ draw: 'band', values: [0, -1], low: [0, -3] });
    expect(model.series[1]?.values).toEqual([0, -2]);
    expect(model.references[0]?.value).toBe(0);
  });

  it.each([
    [2, 1, 3, 'more'],
    [-2, -3, -1, 'less'],
    [1, -1, 3, 'unclear'],
    [0, 0, 0, 'none'],
  ] as const)('of %d from %d to %d is “%s”', (mean, low, high, effect) => {
    expect(effectAtEnd(difference('any', mean, low, high))).toBe(effect);
  });

  it('stands before those that nobody can tell', () => {
    const sorted = byEffect([difference('none', 0, 0, 0), difference('maybe', 1, -1, 3), difference('sure', 2, 1, 3)]);
    expect(sorted.map(({ measure }) => measure)).toEqual(['sure', 'maybe', 'none']);
  });

  it('is counted in what charts know, or in plain numbers', () => {
    expect(economyUnit('share')).toBe('share');
    expect(economyUnit('parsecs')).toBe('count');
  });
});

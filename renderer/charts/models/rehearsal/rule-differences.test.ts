import { describe, expect, it } from 'vitest';
import { governorSettingsSchema } from '../../../../simulations/api/contract/index.js';
import { placedDifferences } from './rule-differences.js';

const outcome = (low: number, mean: number, high: number) => ({
  variant: { name: 'any', settings: governorSettingsSchema.parse({}), delegatedShare: 0 },
  passes: 0.5,
  difference: { low, mean, high },
  quorumReached: 1,
  turnout: 0.1,
  secondsToExecution: 1,
  smallestCoalition: null,
  note: '',
});

describe('the differences between rules', () => {
  it('lie on one axis with no difference in the middle', () => {
    const { reach, intervals } = placedDifferences([outcome(0, 0, 0), outcome(-0.4, -0.35, -0.3)]);
    expect(reach).toBe(0.4);
    expect(intervals[0]).toEqual({ low: 0.5, mean: 0.5, high: 0.5 });
    expect(intervals[1]?.low).toBeCloseTo(0);
  });

  it('are not blown up when there is hardly any', () => {
    const { reach, intervals } = placedDifferences([outcome(-0.001, 0, 0.001)]);
    expect(reach).toBe(0.05);
    expect(intervals[0]?.high).toBeCloseTo(0.51);
  });
});

import { describe, expect, it } from 'vitest';
import { comparedMeasure, newestValues } from './comparison.js';

const supply = { name: 'supply', title: 'Supply', unit: 'tokens' } as const;
const run = (id: string, values: readonly number[]) => ({ id, label: id, values });
const measure = comparedMeasure(supply, [run('short', [1, 2]), run('long', [1, 2, 5])]);

describe('one measure of several runs', () => {
  it('has the same scale and the same time axis in every chart', () => {
    expect(measure.apart).toHaveLength(2);
    for (const model of measure.apart) {
      expect(model.domain).toEqual(measure.together.domain);
      expect(model.ticks).toEqual([0, 1, 2]);
    }
    expect(measure.together.domain[1]).toBeGreaterThanOrEqual(5);
  });

  it('leaves a run that ended earlier without values from there on', () => {
    expect(measure.apart[0]?.series[0]?.values).toEqual([1, 2, null]);
    expect(newestValues(measure)).toEqual([2, 5]);
  });
});

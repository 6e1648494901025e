import { describe, expect, it } from 'vitest';
import type { ReporterInfo } from '../../../simulations/api/contract/index.js';
import { quietFrame, tokens } from '../../test-support/frames.js';
import { comparedMeasure, newestValues } from './comparison.js';

const reporter: ReporterInfo = { name: 'supply', title: 'Supply', unit: 'wei', description: '', group: 'supply' };
const run = (id: string, values: readonly number[]) => ({
  id,
  label: id,
  frames: values.map((value, tick) => quietFrame(tick, { values: { supply: tokens(value) } })),
});
const measure = comparedMeasure(reporter, [run('short', [1, 2]), run('long', [1, 2, 5])]);

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

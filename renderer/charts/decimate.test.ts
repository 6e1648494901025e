import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimate } from './decimate.js';
import type { TimeModel } from './time-model.js';

function modelOf(values: readonly (number | null)[], bucket: TimeModel['bucket'] = 'extremes'): TimeModel {
  return {
    unit: 'count',
    ticks: values.map((_, tick) => tick),
    series: [{ key: 'a', label: 'A', colour: 'red', draw: 'line', values }],
    stacked: false,
    bucket,
    references: [],
    moments: [],
    domain: [null, null],
  };
}

describe('thinning out a chart', () => {
  it('leaves few points as they are', () => {
    expect(decimate(modelOf([3, null, 5]), 0, 2)).toEqual([
      { tick: 0, a: 3 },
      { tick: 1, a: null },
      { tick: 2, a: 5 },
    ]);
  });

  it('draws no bar as one of height 0, so that those beside it keep their width', () => {
    const lines = modelOf([null, 4, null]);
    const bars = {
      ...lines,
      bucket: 'mean' as const,
      series: lines.series.map((one) => ({ ...one, draw: 'bars' as const })),
    };
    expect(decimate(bars, 0, 2).map((row) => row.a)).toEqual([0, 4, 0]);
    const many = { ...bars, ticks: [0, 1, 2, 3], series: [{ ...bars.series[0]!, values: [null, 4, null, 8] }] };
    expect(decimate(many, 0, 3, 2).map((row) => row.a)).toEqual([2, 4]);
  });

  it('shows only the window', () => {
    expect(decimate(modelOf([1, 2, 3, 4]), 1, 2).map(({ tick }) => tick)).toEqual([1, 2]);
  });

  it('never draws more than asked for and never loses the lowest or the highest value', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 3000 }), (values) => {
        const rows = decimate(modelOf(values), 0, values.length, 300);
        expect(rows.length).toBeLessThanOrEqual(302);
        const drawn = rows.map((row) => row.a as number);
        expect(Math.min(...drawn)).toBe(Math.min(...values));
        expect(Math.max(...drawn)).toBe(Math.max(...values));
        expect(rows.map(({ tick }) => tick)).toEqual(rows.map(({ tick }) => tick).sort((a, b) => a - b));
      }),
    );
  });

  it('ends a total at its true end', () => {
    const values = Array.from({ length: 1000 }, (_, tick) => tick * 2);
    expect(decimate(modelOf(values, 'last'), 0, 999, 100).at(-1)).toEqual({ tick: 999, a: 1998 });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawnRow } from './decimate.js';
import { decimalsOf } from './round-steps.js';
import type { TimeModel } from './time-model.js';
import { valueAxis } from './value-axis.js';

const line = (key: string) => ({ key, label: key, colour: 'red', draw: 'line', values: [] }) as const;
const model = (change: Partial<TimeModel> = {}) => ({
  unit: 'tokens' as const,
  series: [line('one'), line('other')],
  stacked: false,
  domain: [0, null] as const,
  ...change,
});
const rows = (...values: readonly (number | null)[]): readonly DrawnRow[] =>
  values.map((one, tick) => ({ tick, one, other: null }));

describe('the vertical axis', () => {
  it.each([
    ['tokens', [0, null], [2_118_000], [0, 1_000_000, 2_000_000, 3_000_000]],
    ['share', [0, null], [0.0212], [0, 0.01, 0.02, 0.03]],
    ['share', [0, 1], [0.4], [0, 0.25, 0.5, 0.75, 1]],
    ['nats', [null, null], [0.62, 2.3], [0.5, 1, 1.5, 2, 2.5]],
    ['count', [0, null], [3], [0, 1, 2, 3]],
    ['count', [0, null], [9], [0, 5, 10]],
    ['points', [null, null], [-0.4, 1.3], [-0.5, 0, 0.5, 1, 1.5]],
    ['tokens', [0, null], [0], [0, 0.25, 0.5, 0.75, 1]],
    ['tokens', [0, null], [], [0, 0.25, 0.5, 0.75, 1]],
    ['tokens', [0, null], [null], [0, 0.25, 0.5, 0.75, 1]],
  ] as const)('of %s from %j has round ticks around %j', (unit, domain, values, ticks) => {
    expect(valueAxis(model({ unit, domain }), rows(...values), 4).ticks).toEqual(ticks);
  });

  it('holds what is stacked as one, and both ends of a band', () => {
    const stack = [{ tick: 0, one: 30, other: 45 }];
    expect(valueAxis(model({ stacked: true }), stack, 4).ticks).toEqual([0, 20, 40, 60, 80]);
    const band: readonly DrawnRow[] = [{ tick: 0, one: [-3, 7], other: 1 }];
    expect(valueAxis(model({ domain: [null, null] }), band, 4).ticks).toEqual([-5, -2.5, 0, 2.5, 5, 7.5]);
  });

  it('is the same for charts of one domain that holds their values', () => {
    const shared = model({ domain: [0, 812_345] });
    expect(valueAxis(shared, rows(10), 4)).toEqual(valueAxis(shared, rows(812_345, 4), 4));
  });

  it('holds every value between evenly spaced ticks with few digits', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((one) => one === 0 || Math.abs(one) > 1e-6);
    fc.assert(
      fc.property(value, value, fc.constantFrom(2, 4), (one, other, steps) => {
        const { ticks, step } = valueAxis(model({ domain: [null, null] }), rows(one, other), steps);
        const slack = step * 1e-6;
        expect(ticks[0]!).toBeLessThanOrEqual(Math.min(one, other) + slack);
        expect(ticks.at(-1)!).toBeGreaterThanOrEqual(Math.max(one, other) - slack);
        expect(ticks.length).toBeLessThanOrEqual(steps + 2);
        const power = 10 ** Math.floor(Math.log10(step));
        expect(decimalsOf(step / power)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

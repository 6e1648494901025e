import type { DrawnRow } from './decimate.js';
import { roundStep } from './round-steps.js';
import type { TimeModel } from './time-model.js';

/** A chart's vertical axis: round values evenly apart, of which the first and the last are its ends. */
export interface ValueAxis {
  readonly ticks: readonly number[];
  readonly step: number;
}

/**
 * The axis for what is drawn: it holds all rows and the model's own ends, and takes at most so many steps more than a
 * whole one at either end. Charts that share a `domain` which holds all their values share the axis.
 */
export function valueAxis(
  { domain, stacked, series, unit }: Pick<TimeModel, 'domain' | 'stacked' | 'series' | 'unit'>,
  rows: readonly DrawnRow[],
  steps: number,
): ValueAxis {
  let low = domain[0] ?? Number.POSITIVE_INFINITY;
  let high = domain[1] ?? Number.NEGATIVE_INFINITY;
  const reach = (value: number) => {
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const row of rows) {
    let sum = 0;
    for (const { key } of series) {
      const value = row[key] ?? null;
      if (typeof value === 'number') {
        sum += value;
        if (!stacked) reach(value);
      } else if (value !== null) value.forEach(reach);
    }
    if (stacked) reach(sum);
  }
  if (!(low <= high)) {
    low = Math.min(0, domain[0] ?? 0);
    high = Math.max(0, domain[1] ?? 0);
  }
  // What hardly changes stands in the middle of an axis that can be written in few digits; nothing at all at its foot.
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (size === 0) high = 1;
  else if (high - low < size * 1e-6) [low, high] = [low - size / 10, high + size / 10];
  const whole = unit === 'count' && [low, high].every(Number.isInteger);
  const rough = roundStep((high - low) / steps, true);
  const step = whole && !Number.isInteger(rough) ? roundStep(Math.max(1, rough)) : rough;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return {
    step,
    ticks: Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12))),
  };
}

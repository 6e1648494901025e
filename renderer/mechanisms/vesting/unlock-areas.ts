import type { AllocationOutlook } from '../../../simulations/api/contract/index.js';
import type { ChartTable } from '../../charts/export/table.js';

export interface UnlockArea {
  readonly group: string;
  /** An SVG path. */
  readonly path: string;
}

export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Curves = Pick<AllocationOutlook, 'months' | 'curves'>;

/** The last month that the chart shows: a year at least, so that a schedule without length has a width. */
export const lastMonth = (months: readonly number[]): number => Math.max(12, Math.ceil(months.at(-1) ?? 0));

/** Areas of groups standing on one another, the first at the bottom, from 0 to 100 % of the allocation. */
export function unlockAreas({ months, curves }: Curves, plot: Plot): readonly UnlockArea[] {
  const end = lastMonth(months);
  // What is unlocked in the end stays so.
  const places = [...months, end];
  const x = places.map((month) => round(plot.left + (month / end) * (plot.right - plot.left)));
  const y = (percent: number) => round(plot.bottom - (percent / 100) * (plot.bottom - plot.top));
  let floor = places.map(() => 0);
  return curves.map(({ group, percent }) => {
    const own = [...percent, percent.at(-1) ?? 0];
    const ceiling = floor.map((low, i) => low + (own[i] ?? 0));
    const upper = ceiling.map((value, i) => `${x[i]},${y(value)}`);
    const lower = floor.map((value, i) => `${x[i]},${y(value)}`).reverse();
    floor = ceiling;
    return { group, path: `M${[...upper, ...lower].join('L')}Z` };
  });
}

/** Months that the axis names: at most eight, a whole number of quarters or years apart. */
export function monthMarks(end: number): readonly number[] {
  const step = [3, 6, 12, 24, 60, 120, 240].find((months) => end / months <= 8) ?? 480;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step);
}

/** The chart's data, a row a point. */
export function unlockTable({ months, curves }: Curves): ChartTable {
  return {
    columns: ['month', ...curves.map(({ group }) => `${group} (% of all tokens)`)],
    rows: months.map((month, i) => [month, ...curves.map(({ percent }) => percent[i] ?? null)]),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

import type { Unit } from './units.js';

/** How a series is told from its neighbours besides its colour. */
export type Pattern = 'hatch' | 'cross';

/** One line, area or band over ticks. */
export interface TimeSeries {
  readonly key: string;
  readonly label: string;
  /** A CSS colour. */
  readonly colour: string;
  /**
   * `step` holds a value until the next one; `bars` is for what belongs to one tick or round alone: each value has the
   * width of its own, and nothing rises or falls in between.
   */
  readonly draw: 'line' | 'dashed' | 'step' | 'area' | 'bars' | 'band';
  readonly pattern?: Pattern;
  /** One value a tick of the model; `null` where there is none. */
  readonly values: readonly (number | null)[];
  /** The lower edge, for a band; `values` is the upper one. */
  readonly low?: readonly (number | null)[];
}

/** Everything a chart over time draws, at full resolution. Pure data: rows in, model out. */
export interface TimeModel {
  readonly unit: Unit;
  /** What amounts and prices are given in; the token's own symbol when left out. */
  readonly symbol?: string;
  readonly ticks: readonly number[];
  readonly series: readonly TimeSeries[];
  /** Areas stand on one another. */
  readonly stacked: boolean;
  /** What stands for many ticks when they share a pixel: both extremes (lines), the last (totals) or the mean. */
  readonly bucket: 'extremes' | 'last' | 'mean';
  /** Fixed values across the whole chart. */
  readonly references: readonly {
    readonly value: number;
    readonly label: string;
    readonly colour: string;
  }[];
  /** Moments worth a vertical line with a word. */
  readonly moments: readonly { readonly tick: number; readonly label: string }[];
  /** The axis's lowest and highest value; `null` where the data decides. */
  readonly domain: readonly [number | null, number | null];
}

/** Index of the last tick that is not after the given one; −1 when all are. */
export function indexAt(ticks: readonly number[], tick: number): number {
  let low = 0;
  let high = ticks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ticks[middle]! <= tick) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

import { runColour } from '../../theme/run-colours.js';
import type { TimeModel, TimeSeries } from '../time-model.js';
import type { Unit } from '../units.js';

/** Something that can be compared of runs. */
export interface MeasureInfo {
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
}

/** One run as the comparison draws it. */
export interface ComparedLine {
  readonly id: string;
  /** What its line is called. */
  readonly label: string;
  /** One value a tick or round, from 0 on. */
  readonly values: readonly (number | null)[];
}

/** One measure of several runs: a chart for each of them, all on one scale, or one chart for all. */
export interface ComparedMeasure {
  readonly measure: MeasureInfo;
  /** In the order of the runs. */
  readonly apart: readonly TimeModel[];
  readonly together: TimeModel;
}

export function comparedMeasure(measure: MeasureInfo, runs: readonly ComparedLine[]): ComparedMeasure {
  const { unit } = measure;
  const last = Math.max(0, ...runs.map(({ values }) => values.length - 1));
  const ticks = Array.from({ length: last + 1 }, (_, tick) => tick);
  const series = runs.map(
    ({ id, label, values }, place): TimeSeries => ({
      key: id,
      label,
      colour: runColour(place),
      draw: place % 2 === 0 ? 'line' : 'dashed',
      values: ticks.map((tick) => values[tick] ?? null),
    }),
  );
  const domain = domainOf(series, unit);
  const model = (shown: readonly TimeSeries[]): TimeModel => ({
    unit,
    ticks,
    series: shown,
    stacked: false,
    bucket: 'extremes',
    references: [],
    moments: [],
    domain,
  });
  return { measure, apart: series.map((one) => model([{ ...one, draw: 'line' }])), together: model(series) };
}

/** The newest value of each run, in the order of the runs. */
export function newestValues({ together }: ComparedMeasure): readonly (number | null)[] {
  return together.series.map(({ values }) => values.findLast((value) => value !== null) ?? null);
}

/** One scale for all: from nothing, or the lowest where nothing is far away, up to the highest. */
function domainOf(series: readonly TimeSeries[], unit: Unit): TimeModel['domain'] {
  const values = series.flatMap(({ values: all }) => all.filter((value) => value !== null));
  if (values.length === 0) return [0, null];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (unit === 'index' || (unit === 'share' && high > 0.5)) return [0, 1];
  return [unit === 'nats' ? low : Math.min(0, low), roundUp(high)];
}

/** The next of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 times a power of ten, so that an axis ends at a round number. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8].find((size) => size * power >= value) ?? 10;
  return Number((factor * power).toPrecision(12));
}

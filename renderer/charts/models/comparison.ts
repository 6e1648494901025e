import { runColour } from '../../theme/run-colours.js';
import type { TimeModel, TimeSeries } from '../time-model.js';
import type { Unit } from '../units.js';

/** Something that can be compared of runs. */
export interface MeasureInfo {
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  /** What amounts and prices are given in; the runs' own token when left out. */
  readonly symbol?: string;
  /** Whether each value belongs to one tick or round alone. */
  readonly perTick?: boolean;
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
  const { unit, symbol, perTick = false } = measure;
  const last = Math.max(0, ...runs.map(({ values }) => values.length - 1));
  const ticks = Array.from({ length: last + 1 }, (_, tick) => tick);
  const series = runs.map(
    ({ id, label, values }, place): TimeSeries => ({
      key: id,
      label,
      colour: runColour(place),
      draw: perTick ? 'bars' : place % 2 === 0 ? 'line' : 'dashed',
      ...(perTick && place % 2 === 1 ? { pattern: 'hatch' } : {}),
      values: ticks.map((tick) => values[tick] ?? null),
    }),
  );
  const domain = domainOf(series, unit);
  const model = (shown: readonly TimeSeries[]): TimeModel => ({
    unit,
    ...(symbol === undefined ? {} : { symbol }),
    ticks,
    series: shown,
    stacked: false,
    bucket: 'extremes',
    references: [],
    moments: [],
    domain,
  });
  const alone = ({ pattern: _, ...one }: TimeSeries): TimeSeries => (perTick ? one : { ...one, draw: 'line' });
  return { measure, apart: series.map((one) => model([alone(one)])), together: model(series) };
}

/** The newest value of each run, in the order of the runs. */
export function newestValues({ together }: ComparedMeasure): readonly (number | null)[] {
  return together.series.map(({ values }) => values.findLast((value) => value !== null) ?? null);
}

/** One scale for all: from nothing, or the lowest where nothing is far away, up to the highest; the axis rounds it. */
function domainOf(series: readonly TimeSeries[], unit: Unit): TimeModel['domain'] {
  const values = series.flatMap(({ values: all }) => all.filter((value) => value !== null));
  if (values.length === 0) return [0, null];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (unit === 'index' || (unit === 'share' && high > 0.5)) return [0, 1];
  return [unit === 'nats' ? low : Math.min(0, low), high];
}

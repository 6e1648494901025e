import type { TimeModel, TimeSeries } from './time-model.js';

/** What is drawn at one place of the time axis: a value or a `[low, high]` band by series. */
export type DrawnRow = { readonly tick: number } & Readonly<Record<string, number | readonly [number, number] | null>>;

/**
 * The rows to draw for ticks `from` to `to`, at most about `most` of them. Where several ticks share a place, lines
 * keep the lowest and the highest value in the order they came in, so that no spike is lost; totals keep the last.
 */
export function decimate(model: TimeModel, from: number, to: number, most = 300): DrawnRow[] {
  const { ticks } = model;
  const inside: number[] = [];
  for (const [at, tick] of ticks.entries()) if (tick >= from && tick <= to) inside.push(at);
  if (inside.length <= most) return inside.map((at) => rowAt(model, at));
  const rowsPerBucket = model.bucket === 'extremes' ? 2 : 1;
  const size = Math.ceil(inside.length / (most / rowsPerBucket));
  const rows: DrawnRow[] = [];
  for (let start = 0; start < inside.length; start += size) {
    const bucket = inside.slice(start, start + size);
    rows.push(...(model.bucket === 'extremes' ? extremes(model, bucket) : [merged(model, bucket)]));
  }
  return rows;
}

function rowAt(model: TimeModel, at: number): DrawnRow {
  const row: Record<string, number | readonly [number, number] | null> = { tick: model.ticks[at]! };
  for (const series of model.series) row[series.key] = valueAt(series, at);
  return row as DrawnRow;
}

/** No bar is one of height 0: next to nothing at all, a bar would be cut in half. */
const bare = ({ draw, values }: TimeSeries, at: number): number | null => values[at] ?? (draw === 'bars' ? 0 : null);

function valueAt(series: TimeSeries, at: number): number | readonly [number, number] | null {
  const value = bare(series, at);
  if (series.low === undefined) return value;
  const low = series.low[at] ?? null;
  return value === null || low === null ? null : [low, value];
}

function extremes(model: TimeModel, bucket: readonly number[]): DrawnRow[] {
  const early: Record<string, number | readonly [number, number] | null> = { tick: model.ticks[bucket[0]!]! };
  const late: typeof early = { tick: model.ticks[bucket[Math.floor(bucket.length / 2)]!]! };
  for (const series of model.series) {
    const present = bucket.filter((at) => series.values[at] != null);
    if (present.length === 0) {
      early[series.key] = null;
      late[series.key] = null;
      continue;
    }
    const lowest = present.reduce((a, b) => (series.values[b]! < series.values[a]! ? b : a));
    const highest = present.reduce((a, b) => (series.values[b]! > series.values[a]! ? b : a));
    if (series.low !== undefined) {
      const lows = present.map((at) => series.low?.[at] ?? Number.POSITIVE_INFINITY);
      const band = [Math.min(...lows), series.values[highest]!] as const;
      early[series.key] = band;
      late[series.key] = band;
      continue;
    }
    early[series.key] = series.values[Math.min(lowest, highest)]!;
    late[series.key] = series.values[Math.max(lowest, highest)]!;
  }
  return [early as DrawnRow, late as DrawnRow];
}

function merged(model: TimeModel, bucket: readonly number[]): DrawnRow {
  const last = bucket.at(-1)!;
  if (model.bucket === 'last') return rowAt(model, last);
  const row: Record<string, number | null> = { tick: model.ticks[bucket[Math.floor(bucket.length / 2)]!]! };
  for (const series of model.series) {
    const present = bucket.map((at) => bare(series, at)).filter((value) => value != null);
    row[series.key] = present.length === 0 ? null : present.reduce((sum, value) => sum + value, 0) / present.length;
  }
  return row as DrawnRow;
}

import type { Frame, ReporterInfo } from '../metrics/index.js';
import { formatTokens } from '../scenario/index.js';
import type { RunOnce } from './run-once.js';

/** How a reporter's values over a run become one number; ticks at which it has nothing to say are left out. */
export const SUMMARIES = ['last', 'mean', 'sum', 'least', 'most'] as const;
export type Summary = (typeof SUMMARIES)[number];

/** What a run is measured by: a reporter, by name, and what of it. */
export interface Metric {
  readonly reporter: string;
  readonly summary: Summary;
}

export const metricName = ({ reporter, summary }: Metric): string =>
  summary === 'last' ? reporter : `${reporter}:${summary}`;

/** Reads `reporter` or `reporter:summary`; `null` for anything else. */
export function parseMetric(text: string): Metric | null {
  const [, reporter, word = 'last'] = /^([A-Za-z][\w-]*)(?::(\w+))?$/.exec(text) ?? [];
  const summary = SUMMARIES.find((one) => one === word);
  return reporter === undefined || summary === undefined ? null : { reporter, summary };
}

/** A reporter's value as a number: amounts in whole tokens, for which a float has digits enough. */
export function valueAt({ values }: Frame, { name }: Pick<ReporterInfo, 'name'>): number | null {
  const value = values[name];
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? Number(formatTokens(BigInt(value))) : value;
}

/** One number of a run; `null` when its reporter never had anything to say. The deployed DAO itself is not counted. */
export function measure({ frames }: Pick<RunOnce, 'frames'>, { reporter, summary }: Metric): number | null {
  const values = frames
    .slice(1)
    .map((frame) => valueAt(frame, { name: reporter }))
    .filter((value) => value !== null);
  const last = values.at(-1);
  if (last === undefined) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  switch (summary) {
    case 'last':
      return last;
    case 'sum':
      return sum;
    case 'mean':
      return sum / values.length;
    case 'least':
      return values.reduce((least, value) => Math.min(least, value), last);
    case 'most':
      return values.reduce((most, value) => Math.max(most, value), last);
  }
}

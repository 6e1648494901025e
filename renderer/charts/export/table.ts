import type { TimeModel } from '../time-model.js';

/** A chart's data as a table: the alternative for those who cannot see it, and what is copied and saved. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Every value of a chart over time, one row a tick. */
export function timeTable(model: TimeModel, unit: string, place = 'tick'): ChartTable {
  return {
    columns: [
      place,
      ...model.series.flatMap(({ label, low }) =>
        low === undefined ? [`${label} (${unit})`] : [`${label}, low (${unit})`, `${label}, high (${unit})`],
      ),
    ],
    rows: model.ticks.map((tick, at) => [
      tick,
      ...model.series.flatMap(({ values, low }) =>
        low === undefined ? [values[at] ?? null] : [low[at] ?? null, values[at] ?? null],
      ),
    ]),
  };
}

/** What a spreadsheet takes for a formula, which may fetch and send: all but numbers. */
const FORMULA = /^[\t\r\n ]*[=+\-@＝＋－＠|%]/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** A cell's text; names that others chose get an apostrophe where a spreadsheet would compute them. */
function cellText(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  return FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
}

/** RFC 4180. */
export function csvOf({ columns, rows }: ChartTable): string {
  const field = (value: string | number | null) => {
    const text = cellText(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/** Tab-separated, as spreadsheets take it from the clipboard. */
export function tsvOf({ columns, rows }: ChartTable): string {
  return [columns, ...rows]
    .map((row) => row.map((value) => cellText(value).replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');
}

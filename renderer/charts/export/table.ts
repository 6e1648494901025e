import type { TimeModel } from '../time-model.js';
import { tableNumber } from '../units.js';

type Cell = string | number | null;

/** A chart's data as a table: the alternative for those who cannot see it, and what is copied and saved. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What a saved table comes from, by the names of the columns that say so: its run, seed, scenario and digest. */
export type Provenance = Readonly<Record<string, string | number>>;

/** Every value of a chart over time, one row a tick, in the unit that its columns name. */
export function timeTable(model: TimeModel, unit: string, place = 'tick'): ChartTable {
  const cell = (value: number | null | undefined) => (value == null ? null : tableNumber(model.unit, value));
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
        low === undefined ? [cell(values[at])] : [cell(low[at]), cell(values[at])],
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

/** The table with what it comes from in every row, so that rows of several files can be put together. */
export function withProvenance({ columns, rows }: ChartTable, provenance: Provenance): ChartTable {
  const values = Object.values(provenance);
  return { columns: [...columns, ...Object.keys(provenance)], rows: rows.map((row) => [...row, ...values]) };
}

/** RFC 4180. */
export function csvOf({ columns, rows }: ChartTable): string {
  const field = (value: Cell) => {
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

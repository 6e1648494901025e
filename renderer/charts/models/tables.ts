import type { TableInfo } from '../../../simulations/api/contract/index.js';
import { runColour } from '../../theme/run-colours.js';
import { simulatedDate } from '../../words/dates.js';
import {
  bareText,
  exactText,
  type Measure,
  type MeasuredValue,
  numberOf,
  plainHeader,
  plainText,
  symbolOf,
} from '../../words/measures.js';
import type { RunVocabulary } from '../../words/run-vocabulary.js';
import type { ChartTable } from '../export/table.js';
import type { TimeModel, TimeSeries } from '../time-model.js';
import { shownUnit } from './reporters.js';

export type TableColumn = TableInfo['columns'][number];

/** A column as something that is measured; `null` where it holds dates or words. */
function measureOf({ unit, ...rest }: TableColumn): Measure | null {
  return unit === 'time' || unit === 'text' ? null : { ...rest, unit, description: '' };
}

export function isNumber({ unit }: TableColumn): boolean {
  return unit !== 'time' && unit !== 'text' && unit !== 'name';
}

/** A column's title with its unit, where its cells do not say it: `Unlocked (LNCH)`. */
export function columnHeader(column: TableColumn, vocabulary: RunVocabulary): string {
  const measure = measureOf(column);
  const symbol = measure === null ? '' : symbolOf(measure, vocabulary);
  return symbol === '' ? column.title : `${column.title} (${symbol})`;
}

/** What a cell says; dates are the chain's. */
export function cellText(column: TableColumn, value: MeasuredValue, vocabulary: RunVocabulary): string {
  const measure = measureOf(column);
  if (measure !== null) return bareText(measure, value, vocabulary);
  if (value === null || value === undefined) return '–';
  return column.unit === 'time' ? simulatedDate(Number(value)) : String(value);
}

/** Every digit, on hover; absent where the cell says all. */
export function cellExact(column: TableColumn, value: MeasuredValue, vocabulary: RunVocabulary): string | undefined {
  const measure = measureOf(column);
  return measure === null ? undefined : exactText(measure, value, vocabulary);
}

/** The row that holds at a time: the last one whose date has come; `null` before the first, and without dates. */
export function rowOfMoment({ columns, rows }: TableInfo, time: number): number | null {
  const dates = columns.findIndex(({ unit }) => unit === 'time');
  const last = dates === -1 ? -1 : rows.findLastIndex((row) => Number(row[dates]) <= time);
  return last === -1 ? null : last;
}

/** The whole table for machines: exact amounts, dates as days (ISO 8601). */
export function tableText({ columns, rows }: TableInfo, vocabulary: RunVocabulary): ChartTable {
  return {
    columns: columns.map((column) => {
      const measure = measureOf(column);
      return measure === null ? column.title : plainHeader(measure, vocabulary);
    }),
    rows: rows.map((row) =>
      columns.map((column, at) => {
        const value = row[at] ?? null;
        const measure = measureOf(column);
        if (measure !== null) return plainText(measure, value, vocabulary);
        if (value === null) return null;
        return column.unit === 'time' ? new Date(Number(value) * 1000).toISOString().slice(0, 10) : value;
      }),
    ),
  };
}

/**
 * A table as a line for each further column over its first one. They are of one unit and asset, which share an axis.
 * @param stacked as areas one upon another
 * @param now a place on the first column's axis that is marked; `null` = none
 */
export function curveModel(
  { columns, rows }: TableInfo,
  vocabulary: RunVocabulary,
  now: number | null,
  stacked = false,
): TimeModel {
  const measures = columns.slice(1).map((column) => (isNumber(column) ? measureOf(column) : null));
  const first = measures.find((measure) => measure !== null);
  const unit = first == null ? 'count' : shownUnit(first);
  return {
    unit,
    ...(first != null && (unit === 'tokens' || unit === 'price') ? { symbol: symbolOf(first, vocabulary) } : {}),
    ticks: rows.map(([place]) => Number(place)),
    series: measures.flatMap((measure, at): readonly TimeSeries[] =>
      measure === null
        ? []
        : [
            {
              key: measure.name,
              label: measure.title,
              colour: runColour(at),
              draw: stacked ? 'area' : at < 3 ? 'line' : 'dashed',
              ...(stacked && at >= 3 ? { pattern: at % 2 === 0 ? 'hatch' : 'cross' } : {}),
              values: rows.map((row) => numberOf(measure, row[at + 1], vocabulary)),
            },
          ],
    ),
    stacked,
    bucket: stacked ? 'last' : 'extremes',
    references: [],
    moments: now === null ? [] : [{ tick: now, label: 'now' }],
    domain: [0, null],
  };
}

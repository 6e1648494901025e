import type { TableInfo } from '../../../simulations/api/contract/index.js';
import { type Measure, numberOf, symbolOf } from '../../words/measures.js';
import type { RunVocabulary } from '../../words/run-vocabulary.js';
import type { TimeModel, TimeSeries } from '../time-model.js';
import { palette, shownUnit } from './reporters.js';

/** A column that can be drawn; `null` where it holds dates or words. */
function measureOf({ name, title, unit, asset }: TableInfo['columns'][number]): Measure | null {
  if (unit === 'time' || unit === 'text' || unit === 'name') return null;
  return { name, title, unit, description: title, ...(asset === undefined ? {} : { asset }) };
}

/**
 * A table as a line for each further column over its first one. They are of one unit and asset, which share an axis.
 * @param now a place on the first column's axis that is marked; `null` = none
 */
export function curveModel({ columns, rows }: TableInfo, vocabulary: RunVocabulary, now: number | null): TimeModel {
  const measures = columns.slice(1).map(measureOf);
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
              colour: palette[at % palette.length]!,
              draw: at < 3 ? 'line' : 'dashed',
              values: rows.map((row) => numberOf(measure, row[at + 1], vocabulary)),
            },
          ],
    ),
    stacked: false,
    bucket: 'extremes',
    references: [],
    moments: now === null ? [] : [{ tick: now, label: 'now' }],
    domain: [0, null],
  };
}

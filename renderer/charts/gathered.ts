import { familyColour } from '../theme/family-colours.js';
import type { TimeModel } from './time-model.js';

/** More areas on one another than these can be told apart neither in the chart nor in its legend. */
const mostStacked = 9;

/** The same chart with few enough areas: the largest over all of its time in their order, and the rest as one on top. */
export function gathered(model: TimeModel): TimeModel {
  const { series, stacked } = model;
  if (!stacked || series.length <= mostStacked) return model;
  const sizes = new Map(
    series.map(({ key, values }) => [key, values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0)]),
  );
  const size = ({ key }: (typeof series)[number]) => sizes.get(key) ?? 0;
  const largest = new Set([...series].sort((a, b) => size(b) - size(a)).slice(0, mostStacked - 1));
  const rest = series.filter((one) => !largest.has(one));
  return {
    ...model,
    series: [
      ...series.filter((one) => largest.has(one)),
      {
        key: 'others',
        label: `${rest.length} others`,
        colour: familyColour('neutral', 4),
        draw: rest[0]?.draw ?? 'area',
        values: model.ticks.map((_, at) =>
          rest.reduce<number | null>((sum, { values }) => {
            const value = values[at] ?? null;
            return value === null ? sum : (sum ?? 0) + value;
          }, null),
        ),
      },
    ],
  };
}

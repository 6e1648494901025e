import type { DrawnRow } from './decimate.js';
import { placeOf, plot } from './plot.js';
import type { TimeModel } from './time-model.js';
import { typeScale } from './type-scale.js';

/** Where the word of a line across the chart stands: above it or below, at its left end or its right one. */
export type ReferencePlace = 'belowLeft' | 'aboveRight' | 'aboveLeft' | 'belowRight';

/** The first is taken where several are as free. */
const places: readonly ReferencePlace[] = ['belowLeft', 'aboveRight', 'aboveLeft', 'belowRight'];
/** Width of a letter and height of a line of a word's type (px, at the usual size). */
const letter = 6.4;
const lineHeight = 18;

interface Drawn {
  readonly rows: readonly DrawnRow[];
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly height: number;
  /** Ends of the vertical axis. */
  readonly low: number;
  readonly high: number;
}

/** The place of a reference's word that fewest lines go through. */
export function referencePlace(
  { value, label }: TimeModel['references'][number],
  { series }: Pick<TimeModel, 'series'>,
  { rows, from, to, width, height, low, high }: Drawn,
): ReferencePlace {
  const scale = typeScale();
  const room = height - plot.top - plot.bottom;
  const down = (at: number) => plot.top + ((high - at) / (high - low || 1)) * room;
  const line = down(value);
  const [long, tall] = [(label.length * letter + 8) * scale, lineHeight * scale];
  const lines = series.filter(({ draw }) => draw === 'line' || draw === 'dashed' || draw === 'step');
  const ways = lines.map(({ key }) =>
    rows.flatMap((row) => {
      const at = row[key];
      return typeof at === 'number' ? [{ x: placeOf(row.tick, from, to, width), y: down(at) }] : [];
    }),
  );
  /** How many stretches of lines go through the word there. */
  const crossed = (place: ReferencePlace): number => {
    const top = place.startsWith('above') ? line - tall : line;
    if (top < plot.top - 2 || top + tall > height - plot.bottom + 2) return Number.POSITIVE_INFINITY;
    const left = place.endsWith('Left') ? plot.left : width - plot.right - long;
    const through = (way: (typeof ways)[number]) =>
      way.filter(({ x, y }, at) => {
        const before = way[at - 1] ?? { x, y };
        const across = x >= left && before.x <= left + long;
        return across && Math.max(y, before.y) >= top && Math.min(y, before.y) <= top + tall;
      }).length;
    return ways.reduce((sum, way) => sum + through(way), 0);
  };
  const costs = places.map(crossed);
  return places[costs.indexOf(Math.min(...costs))] ?? 'belowLeft';
}

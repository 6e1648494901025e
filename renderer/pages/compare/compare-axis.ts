import type { Axis } from '../../charts/axis.js';

/** Ticks or rounds of runs that need not be open: charts share the place under the pointer, and nothing else. */
export function compareAxis(place: Axis['place'], symbol: string): Axis {
  return {
    place,
    symbol,
    label: (at) => `${place} ${at}`,
    note: () => null,
    chosen: () => null,
    moment: () => Number.POSITIVE_INFINITY,
    newest: () => Number.POSITIVE_INFINITY,
    hovered: ({ hoverTick }) => hoverTick,
    hover: ({ hover }, at) => hover(at),
    look: () => undefined,
    zoom: () => undefined,
  };
}

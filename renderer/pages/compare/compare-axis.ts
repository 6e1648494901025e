import type { Axis } from '../../charts/axis.js';

/** Ticks of runs that need not be open: charts share the place under the pointer, and nothing else. */
export function compareAxis(symbol: string): Axis {
  return {
    place: 'tick',
    symbol,
    label: (tick) => String(tick),
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

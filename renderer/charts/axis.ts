import { createContext, useContext, useMemo } from 'react';
import { useRunTime } from '../app/use-frames.js';
import { momentOf, newestOf } from '../state/run-selectors.js';
import type { AppState } from '../state/store.js';
import { axisDate, simulatedDate } from '../words/dates.js';

/** What the places along a chart's horizontal axis are, and how the charts that share it look at the same one. */
export interface Axis {
  /** What one place is called: a tick of a run, a round of a federation. */
  readonly place: 'tick' | 'round';
  /** What amounts of tokens are counted in; the open run's token when left out. */
  readonly symbol?: string;
  /** A place as the axis writes it, on an axis that is so many places long. */
  label(at: number, span: number): string;
  /** What a tooltip adds to the place. */
  note(at: number): string | null;
  /** The place that panels show; `null` = the newest. */
  chosen(state: AppState): number | null;
  /** The place that panels show, the newest included. */
  moment(state: AppState): number;
  newest(state: AppState): number;
  hovered(state: AppState): number | null;
  hover(state: AppState, at: number | null): void;
  look(state: AppState, at: number | null): void;
  zoom(state: AppState, window: readonly [number, number] | null): void;
}

export const AxisContext = createContext<Axis | null>(null);

/** The axis of the charts around a component: a run's ticks unless a page says otherwise. */
export function useAxis(): Axis {
  const given = useContext(AxisContext);
  const { startTime, tickSeconds } = useRunTime();
  const ticks = useMemo(() => tickAxis(startTime, tickSeconds), [startTime, tickSeconds]);
  return given ?? ticks;
}

function tickAxis(startTime: number, tickSeconds: number): Axis {
  return {
    place: 'tick',
    label: (tick, span) => axisDate(startTime + tick * tickSeconds, span * tickSeconds),
    note: (tick) => simulatedDate(startTime + tick * tickSeconds),
    chosen: ({ tick }) => tick,
    moment: momentOf,
    newest: newestOf,
    hovered: ({ hoverTick }) => hoverTick,
    hover: ({ hover }, at) => hover(at),
    look: ({ look }, tick) => look({ tick, replaying: false }),
    zoom: ({ look }, window) => look({ window }),
  };
}

/** Places in runs that need not be open: charts share the one under the pointer, and nothing else. */
export function pointerAxis(
  place: Axis['place'],
  symbol: string,
  label: Axis['label'] = (at) => `${place} ${at}`,
): Axis {
  return {
    place,
    symbol,
    label,
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

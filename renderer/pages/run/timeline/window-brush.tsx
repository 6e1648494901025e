import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useApp, useSession } from '../../../app/session-context.js';
import { placeOf, plot, tickAt } from '../../../charts/plot.js';
import type { TickWindow } from '../../../state/view.js';
import classes from './timeline.module.css';

type Grip = 'from' | 'to' | 'both';
const least = 2;

/** The stretch of time that all charts show: drag its ends to look closer, its middle to wander. */
export function WindowBrush({ last, width }: { readonly last: number; readonly width: number }) {
  const { store } = useSession();
  const window = useApp((state) => state.window);
  const [from, to] = window ?? [0, last];
  const held = useRef<{ readonly grip: Grip; readonly at: number; readonly window: TickWindow } | null>(null);
  const look = (next: TickWindow) => {
    const whole = next[0] <= 0 && next[1] >= last;
    store.getState().look({ window: whole ? null : next });
  };
  const tickOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.closest('[data-track]')?.getBoundingClientRect();
    return tickAt(event.clientX - (box?.left ?? 0), 0, last, width);
  };
  const grab = (grip: Grip) => (event: PointerEvent<HTMLElement>) => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { grip, at: tickOf(event), window: [from, to] };
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    const now = held.current;
    if (now === null) return;
    const by = tickOf(event) - now.at;
    look(moved(now.window, now.grip, by, last));
  };
  const release = () => {
    held.current = null;
  };
  const keys = (grip: Grip) => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    look(moved([from, to], grip, by, last));
  };
  const handle = (grip: 'from' | 'to', tick: number, low: number, high: number) => (
    <div
      className={classes.grip}
      role="slider"
      tabIndex={0}
      aria-label={grip === 'from' ? 'Start of the stretch shown' : 'End of the stretch shown'}
      aria-valuemin={low}
      aria-valuemax={high}
      aria-valuenow={tick}
      style={{ left: placeOf(tick, 0, last, width) }}
      onPointerDown={grab(grip)}
      onPointerMove={drag}
      onPointerUp={release}
      onPointerCancel={release}
      onKeyDown={keys(grip)}
    />
  );
  const left = placeOf(from, 0, last, width);
  return (
    <div className={classes.track} data-track="" style={{ ['--inset' as string]: `${plot.left}px` }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the two grips beside it do the same by keyboard */}
      <div
        className={classes.window}
        data-whole={window === null || undefined}
        style={{ left, width: placeOf(to, 0, last, width) - left }}
        onPointerDown={grab('both')}
        onPointerMove={drag}
        onPointerUp={release}
        onPointerCancel={release}
        onDoubleClick={() => store.getState().look({ window: null })}
        title="Drag the ends to look closer, the middle to move; double-click shows the whole run"
      />
      {handle('from', from, 0, to - least)}
      {handle('to', to, from + least, last)}
    </div>
  );
}

/** A window moved or stretched by some ticks, kept inside the run and at least two ticks long. */
export function moved([from, to]: TickWindow, grip: Grip, by: number, last: number): TickWindow {
  if (grip === 'from') return [Math.min(to - least, Math.max(0, from + by)), to];
  if (grip === 'to') return [from, Math.max(from + least, Math.min(last, to + by))];
  const step = Math.max(-from, Math.min(last - to, by));
  return [from + step, to + step];
}

import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useSession } from '../app/session-context.js';
import { useAxis } from './axis.js';
import classes from './charts.module.css';
import { placeOf, plot, tickAt } from './plot.js';
import type { TimeModel } from './time-model.js';
import { TimeTooltip } from './time-tooltip.js';

export interface TimePointerProps {
  readonly model: TimeModel;
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What lies over a chart: the shared cursor, the veil over what comes after the chosen moment, and the pointer's
 * gestures. Click = look at that tick; drag = look closer; double click = the whole run. It moves without drawing
 * the chart again.
 */
export function TimePointer({ model, from, to, width, height }: TimePointerProps) {
  const { store } = useSession();
  const axis = useAxis();
  const cursor = useRef<HTMLDivElement>(null);
  const veil = useRef<HTMLDivElement>(null);
  const brush = useRef<HTMLDivElement>(null);
  const pressed = useRef<number | null>(null);
  const [hovered, setHovered] = useState<{ readonly tick: number; readonly box: DOMRect } | null>(null);

  useEffect(() => {
    const place = () => {
      const state = store.getState();
      const chosen = axis.chosen(state);
      const hover = axis.hovered(state) ?? chosen;
      const line = cursor.current;
      if (line !== null) {
        const shown = hover !== null && hover >= from && hover <= to;
        line.style.opacity = shown ? '1' : '0';
        if (shown) line.style.transform = `translateX(${placeOf(hover, from, to, width)}px)`;
      }
      const cover = veil.current;
      if (cover !== null) {
        const start = Math.max(plot.left, placeOf(axis.moment(state), from, to, width));
        const needed = chosen !== null && start < width - plot.right;
        cover.style.display = needed ? 'block' : 'none';
        cover.style.left = `${start}px`;
        cover.style.width = `${Math.max(0, width - plot.right - start)}px`;
      }
    };
    place();
    return store.subscribe(place);
  }, [store, axis, from, to, width]);

  const at = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return tickAt(((event.clientX - box.left) / box.width) * width, from, to, width);
  };
  const showBrush = (one: number | null, other: number) => {
    const element = brush.current;
    if (element === null) return;
    element.style.display = one === null || one === other ? 'none' : 'block';
    if (one === null) return;
    const [left, right] = [Math.min(one, other), Math.max(one, other)].map((tick) =>
      placeOf(tick, from, to, width),
    ) as [number, number];
    element.style.left = `${left}px`;
    element.style.width = `${right - left}px`;
  };
  const leave = () => {
    setHovered(null);
    axis.hover(store.getState(), null);
  };
  const release = (event: PointerEvent<HTMLDivElement>) => {
    const start = pressed.current;
    const end = at(event);
    pressed.current = null;
    showBrush(null, end);
    if (start === null) return;
    if (Math.abs(end - start) >= 2) axis.zoom(store.getState(), [Math.min(start, end), Math.max(start, end)]);
    else axis.look(store.getState(), end >= axis.newest(store.getState()) ? null : end);
  };

  return (
    <div
      className={classes.pointer}
      aria-hidden
      onPointerMove={(event) => {
        const tick = at(event);
        setHovered({ tick, box: event.currentTarget.getBoundingClientRect() });
        axis.hover(store.getState(), tick);
        if (pressed.current !== null) showBrush(pressed.current, tick);
      }}
      onPointerLeave={leave}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        pressed.current = at(event);
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={release}
      onPointerCancel={() => {
        pressed.current = null;
        showBrush(null, 0);
      }}
      onDoubleClick={() => axis.zoom(store.getState(), null)}
    >
      <div ref={veil} className={classes.veil} style={{ top: plot.top, bottom: plot.bottom }} />
      <div ref={brush} className={classes.brush} style={{ top: plot.top, bottom: plot.bottom }} />
      <div ref={cursor} className={classes.cursor} style={{ top: plot.top, bottom: plot.bottom }} />
      {hovered !== null && (
        <TimeTooltip
          model={model}
          tick={hovered.tick}
          at={hovered.box.left + placeOf(hovered.tick, from, to, width)}
          plot={{
            left: hovered.box.left,
            top: hovered.box.top + plot.top,
            right: hovered.box.right,
            bottom: hovered.box.top + height - plot.bottom,
          }}
        />
      )}
    </div>
  );
}

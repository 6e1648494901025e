import { roundStep } from './round-steps.js';
import { typeScale } from './type-scale.js';

/**
 * Where a chart's plot lies inside its drawing (px): as much as the type of its axes needs. All charts share it, so that
 * their time axes line up.
 */
export const plot = {
  get left() {
    return Math.round(56 * typeScale());
  },
  get right() {
    return Math.round(32 * typeScale());
  },
  get top() {
    return Math.round(10 * typeScale());
  },
  get bottom() {
    return Math.round(26 * typeScale());
  },
};

/** A tick's place on the time axis (px from the drawing's left). */
export function placeOf(tick: number, from: number, to: number, width: number): number {
  return plot.left + ((tick - from) / Math.max(1, to - from)) * (width - plot.left - plot.right);
}

/** The tick nearest to a place on the time axis. */
export function tickAt(place: number, from: number, to: number, width: number): number {
  const share = (place - plot.left) / Math.max(1, width - plot.left - plot.right);
  return Math.round(Math.min(1, Math.max(0, share)) * (to - from) + from);
}

/** Evenly spaced round ticks for the labels of a time axis. */
export function axisTicks(from: number, to: number, width: number): number[] {
  const most = Math.max(2, Math.floor((width - plot.left - plot.right) / (84 * typeScale())));
  const span = Math.max(1, to - from);
  const step = Math.max(1, roundStep(span / most));
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) ticks.push(tick);
  return ticks;
}

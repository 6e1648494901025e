import { TICK_WINDOWS, type TickWindow } from './intent.js';

/**
 * Seconds from a tick's start to the block of one of its windows. The first block comes a second after the start, so
 * that what is due at the start is due; each later one comes two seconds after its quarter has begun.
 */
export function windowOffset(window: TickWindow, tickSeconds: number): number {
  return 1 + window * Math.floor(tickSeconds / 4) + (window > 0 ? 2 : 0);
}

/** Unix seconds of the first block after a time in which agents act, for ticks that begin at `epochStart`. */
export function momentAfter(time: number, epochStart: number, tickSeconds: number): number {
  const tick = Math.max(0, Math.floor((time - epochStart) / tickSeconds));
  const start = epochStart + tick * tickSeconds;
  const here = TICK_WINDOWS.map((window) => start + windowOffset(window, tickSeconds)).find((block) => block > time);
  return here ?? start + tickSeconds + windowOffset(0, tickSeconds);
}

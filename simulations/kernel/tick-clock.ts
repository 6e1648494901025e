import { TICK_WINDOWS, type TickWindow, windowOffset } from '../agents/index.js';

/** Timestamps of the blocks of one tick, in Unix seconds. */
export interface TickClock {
  readonly start: number;
  readonly end: number;
  /** When the window's block is mined. */
  readonly blockTime: (window: TickWindow) => number;
  /** When the next block after the window's can be mined, in this tick or as the first of the next one. */
  readonly timeAfter: (window: TickWindow) => number;
  /** Before when the window's further blocks are mined, a second each. */
  readonly until: (window: TickWindow) => number;
}

/** Times of a tick's blocks, a quarter of the tick each. */
export function tickClock(epochStart: number, tickSeconds: number, tick: number): TickClock {
  const start = epochStart + tick * tickSeconds;
  const end = start + tickSeconds;
  const blockTime = (window: TickWindow) => start + windowOffset(window, tickSeconds);
  const following = (window: TickWindow) => TICK_WINDOWS[TICK_WINDOWS.indexOf(window) + 1];
  return {
    start,
    end,
    blockTime,
    timeAfter: (window) => {
      const next = following(window);
      return next === undefined ? end + windowOffset(0, tickSeconds) : blockTime(next);
    },
    until: (window) => {
      const next = following(window);
      return next === undefined ? end : blockTime(next);
    },
  };
}

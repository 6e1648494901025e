import type { TickWindow } from '../agents/index.js';

/** Timestamps of the blocks of one tick, in Unix seconds. */
export interface TickClock {
  readonly start: number;
  readonly end: number;
  /** When the window's block is mined. */
  readonly blockTime: (window: TickWindow) => number;
  /** Before when the window's further blocks are mined, a second each. */
  readonly until: (window: TickWindow) => number;
}

/**
 * Times of a tick's blocks, a quarter of the tick each. The first block comes a second after the tick's start, so that
 * what is due at the start is due; each later block comes two seconds after its window has opened.
 */
export function tickClock(epochStart: number, tickSeconds: number, tick: number): TickClock {
  const start = epochStart + tick * tickSeconds;
  const quarter = Math.floor(tickSeconds / 4);
  const end = start + tickSeconds;
  const blockTime = (window: number) => start + 1 + window * quarter + (window > 0 ? 2 : 0);
  return { start, end, blockTime, until: (window) => Math.min(end, blockTime(window + 1)) };
}

import type { Phase } from '../agents/index.js';

/** Timestamps of the blocks of one tick, in Unix seconds. */
export interface TickClock {
  readonly start: number;
  readonly end: number;
  /** When the phase's block is mined. */
  readonly blockTime: (phase: Phase) => number;
}

/** Quarters of a tick after its start: training rounds give each of their windows a quarter. */
const QUARTER: Readonly<Record<Phase, number>> = { keep: 0, act: 0, reveal: 1, score: 2, settle: 3 };

/**
 * Times of a tick's blocks. The first block comes a second after the tick's start, so that what is due at the
 * start is due; each later block comes two seconds after its window has opened.
 */
export function tickClock(epochStart: number, tickSeconds: number, tick: number): TickClock {
  const start = epochStart + tick * tickSeconds;
  const window = Math.floor(tickSeconds / 4);
  return {
    start,
    end: start + tickSeconds,
    blockTime: (phase) => start + 1 + QUARTER[phase] * window + (QUARTER[phase] > 0 ? 2 : 0),
  };
}

import { describe, expect, it } from 'vitest';
import { momentAfter, windowOffset } from './moments.js';

const WEEK = 604_800;
const DAY = 86_400;

describe('the next moment at which agents act', () => {
  it.each([
    ['before the first tick', -5, 1],
    ['at the first tick’s start', 0, 1],
    ['at a block itself: the one after', 1, WEEK / 4 + 3],
    ['a day into the week', DAY, WEEK / 4 + 3],
    ['two days into the week', 2 * DAY, WEEK / 2 + 3],
    ['after the last of a tick: the first of the next', 6 * DAY, WEEK + 1],
    ['ten weeks on', 10 * WEEK + 5 * DAY, 10 * WEEK + (3 * WEEK) / 4 + 3],
  ])('%s', (_, time, expected) => {
    expect(momentAfter(1_000_000 + time, 1_000_000, WEEK)).toBe(1_000_000 + expected);
  });

  it.each([60, 61, 3600, DAY, WEEK, 31_536_000])('is one of the tick’s own four, for ticks of %i s', (tickSeconds) => {
    const offsets = ([0, 1, 2, 3] as const).map((window) => windowOffset(window, tickSeconds));
    for (let time = 0; time < 3 * tickSeconds; time += Math.ceil(tickSeconds / 23)) {
      const moment = momentAfter(time, 0, tickSeconds);
      expect(moment).toBeGreaterThan(time);
      expect(moment - time).toBeLessThanOrEqual(Math.ceil(tickSeconds / 4) + 3);
      expect(offsets).toContain(moment % tickSeconds);
    }
  });
});

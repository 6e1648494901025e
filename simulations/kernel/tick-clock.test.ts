import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tickClock } from './tick-clock.js';

describe('the clock of a tick', () => {
  it('puts every block inside its tick and its window, in order, for any tick length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 31_536_000 }), fc.nat(10_000), (tickSeconds, tick) => {
        const start = 1_700_000_000;
        const clock = tickClock(start, tickSeconds, tick);
        const window = Math.floor(tickSeconds / 4);
        const opened = clock.blockTime(0);
        const [reveal, score, settle] = [clock.blockTime(1), clock.blockTime(2), clock.blockTime(3)] as const;
        expect(opened).toBeGreaterThan(clock.start);
        expect(reveal).toBeGreaterThanOrEqual(opened + window);
        expect(reveal).toBeLessThan(opened + 2 * window);
        expect(score).toBeGreaterThanOrEqual(opened + 2 * window);
        expect(score).toBeLessThan(opened + 3 * window);
        expect(settle).toBeGreaterThanOrEqual(opened + 3 * window);
        expect(settle).toBeLessThan(clock.end);
        expect(([0, 1, 2, 3] as const).map(clock.until)).toEqual([reveal, score, settle, clock.end]);
      }),
    );
  });

  it('leaves no gap between ticks', () => {
    expect(tickClock(100, 60, 0).end).toBe(tickClock(100, 60, 1).start);
  });

  it('puts after each window’s block the next one’s, and after the last the first of the next tick', () => {
    const clock = tickClock(1_000, 400, 2);
    expect(([0, 1, 2, 3] as const).map(clock.blockTime)).toEqual([1_801, 1_903, 2_003, 2_103]);
    expect(([0, 1, 2, 3] as const).map(clock.timeAfter)).toEqual([1_903, 2_003, 2_103, 2_201]);
    expect(clock.timeAfter(3)).toBe(tickClock(1_000, 400, 3).blockTime(0));
  });
});

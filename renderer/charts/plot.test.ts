import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisTicks, placeOf, plot, tickAt } from './plot.js';

describe('the time axis', () => {
  it('finds the tick again that it put somewhere', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 300 }),
        fc.nat(300),
        (from, span, offset) => {
          const tick = from + Math.min(offset, span);
          expect(tickAt(placeOf(tick, from, from + span, 900), from, from + span, 900)).toBe(tick);
        },
      ),
    );
  });

  it('keeps the pointer inside', () => {
    expect(tickAt(-50, 3, 20, 600)).toBe(3);
    expect(tickAt(9_999, 3, 20, 600)).toBe(20);
    expect(placeOf(3, 3, 20, 600)).toBe(plot.left);
  });

  it('labels round ticks, not too many', () => {
    expect(axisTicks(0, 52, 600)).toEqual([0, 10, 20, 30, 40, 50]);
    expect(axisTicks(0, 8, 600)).toEqual([0, 2, 4, 6, 8]);
    expect(axisTicks(0, 100_000, 400).length).toBeLessThanOrEqual(5);
  });
});

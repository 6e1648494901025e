import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsOf, roundStep, roundTicks } from './round-steps.js';

describe('round distances', () => {
  it.each([
    [0.3, false, 0.5],
    [12.5, false, 20],
    [2.2, true, 2.5],
    [20, true, 20],
    [0.001, false, 0.001],
    [7_000_000, true, 10_000_000],
  ] as const)('take the place of %d (quarters: %s)', (rough, quarters, step) => {
    expect(roundStep(rough, quarters)).toBe(step);
  });

  it('are never below what they stand for, and never ten times as much', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e12, noNaN: true }), fc.boolean(), (rough, quarters) => {
        const step = roundStep(rough, quarters);
        expect(step).toBeGreaterThanOrEqual(rough * (1 - 1e-8));
        expect(step).toBeLessThan(rough * 10);
      }),
    );
  });

  it('make ticks from nothing up to the largest', () => {
    expect(roundTicks(1_050_000, 6)).toEqual([0, 200_000, 400_000, 600_000, 800_000, 1_000_000]);
    expect(roundTicks(0, 6)).toEqual([0]);
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e15, noNaN: true }), (largest) => {
        const ticks = roundTicks(largest, 6);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks.at(-1)!).toBeLessThanOrEqual(largest * (1 + 1e-8));
      }),
    );
  });

  it('are written with as many decimals as they have', () => {
    expect([20, 2.5, 0.05, 0.025, 1.2e-7].map((step) => decimalsOf(step))).toEqual([0, 1, 2, 3, 8]);
  });
});

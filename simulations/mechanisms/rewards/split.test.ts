import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inBasisPoints, splitSchema } from './split.js';

const split = (
  trainersPercent: number,
  validatorsPercent: number,
  stakersPercent: number,
  treasuryPercent: number,
) => ({
  trainersPercent,
  validatorsPercent,
  stakersPercent,
  treasuryPercent,
});

describe('the split of an epoch', () => {
  it.each([
    split(33.333, 33.333, 33.334, 0),
    split(33.3333, 33.3333, 33.3334, 0),
    split(16.667, 16.667, 16.667, 49.999),
    split(0.001, 0.001, 0.001, 99.997),
    split(14.285, 28.571, 57.144, 0),
    split(60, 10, 20, 10),
  ])('%j adds up to 100 %%', (written) => {
    expect(splitSchema.safeParse(written).success).toBe(true);
  });

  it.each([
    [split(33.333, 33.333, 33.333, 0), '99.999 %'],
    [split(33.33, 33.33, 33.33, 0), '99.99 %'],
    [split(60, 10, 20, 10.0001), '100.0001 %'],
    [split(100, 100, 100, 100), '400 %'],
    [split(0, 0, 0, 0), '0 %'],
  ])('%j is refused with what it adds up to', (written, total) => {
    expect(splitSchema.safeParse(written).error?.issues[0]?.message).toBe(
      `must add up to 100 %, and adds up to ${total}`,
    );
  });

  it('gives what rounding takes to those that lost most', () => {
    expect(inBasisPoints(split(33.333, 33.333, 33.334, 0))).toEqual(split(33.33, 33.33, 33.34, 0));
  });

  it('counts what is lost, not how large a share is', () => {
    expect(inBasisPoints(split(60.004, 10.006, 20, 9.99))).toEqual(split(60, 10.01, 20, 9.99));
  });

  it('keeps every share within a basis point, and the sum exact', () => {
    const part = fc.integer({ min: 0, max: 33_333_333 });
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        const written = split(a / 1e6, b / 1e6, c / 1e6, (100_000_000 - a - b - c) / 1e6);
        const points = Object.values(inBasisPoints(written)).map((percent) => Math.round(percent * 100));
        expect(points.reduce((sum, share) => sum + share, 0)).toBe(10_000);
        Object.values(written).forEach((percent, i) => {
          expect(Math.abs(points[i]! - percent * 100)).toBeLessThan(1 + 1e-6);
        });
      }),
    );
  });
});

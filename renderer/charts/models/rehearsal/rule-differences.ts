import type { VariantOutcome } from '../../../../simulations/api/contract/index.js';

/** An interval on a common axis around no difference, as shares of the axis, 0 to 1. */
export interface PlacedInterval {
  readonly low: number;
  readonly mean: number;
  readonly high: number;
}

/** Places differences of probability on one axis with no difference in its middle. */
export function placedDifferences(outcomes: readonly VariantOutcome[]): {
  /** What both ends of the axis stand for, a share. */
  readonly reach: number;
  readonly intervals: readonly PlacedInterval[];
} {
  const widest = Math.max(0, ...outcomes.flatMap(({ difference: { low, high } }) => [-low, high].map(Math.abs)));
  // A round end, and never so near that noise looks like an effect.
  const reach = Math.min(1, Math.max(0.05, Math.ceil(widest * 20) / 20));
  const place = (difference: number) => 0.5 + difference / (2 * reach);
  return {
    reach,
    intervals: outcomes.map(({ difference: { low, mean, high } }) => ({
      low: place(low),
      mean: place(mean),
      high: place(high),
    })),
  };
}

/** What pay-offs were so far: recent ones count for more. */
export interface PayoffBaseline {
  readonly count: number;
  readonly mean: number;
  /** Mean square of pay-offs around the mean. */
  readonly variance: number;
}
export const NO_PAYOFFS: PayoffBaseline = { count: 0, mean: 0, variance: 0 };

/** Weight of a new pay-off once there are many; the first ones count the same each. */
const LEAST_WEIGHT = 0.02;
/** An advantage beyond this is an accident that nothing shall be learnt from. */
const FARTHEST = 3;

/** The baseline once another pay-off is known. */
export function withPayoff({ count, mean, variance }: PayoffBaseline, payoff: number): PayoffBaseline {
  const weight = Math.max(1 / (count + 1), LEAST_WEIGHT);
  const gap = payoff - mean;
  return {
    count: count + 1,
    mean: mean + weight * gap,
    variance: (1 - weight) * (variance + weight * gap * gap),
  };
}

/**
 * By how much a pay-off is better than usual, in standard deviations, cut back to three; 0 before there is a usual one. The
 * baseline is that of before: what is expected must not know the pay-off.
 */
export function advantageOf({ count, mean, variance }: PayoffBaseline, payoff: number): number {
  if (count < 2 || variance <= 0) return 0;
  return Math.max(-FARTHEST, Math.min(FARTHEST, (payoff - mean) / Math.sqrt(variance)));
}

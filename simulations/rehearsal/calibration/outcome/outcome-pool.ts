import { chanceOf, logOddsOf } from '../../electorate/log-odds.js';

/**
 * How the forecast of a proposal is made of two: how many proposals passed lately gives the level, and the simulated votes
 * by how much this one differs from the usual (their log-odds less the usual ones, times a slope: the recalibration of
 * Cox 1958, doi 10.1093/biomet/45.3-4.562).
 */
export interface OutcomePool {
  /** Which of `RECENCIES`. */
  readonly recency: number;
  /** Slope of the simulated votes, 0 to 1: 0 leaves them out. */
  readonly slope: number;
}

/** The two forecasts of one proposal. */
export interface PoolCase {
  /** Log-odds by the simulated votes, less what they usually say. */
  readonly unusual: number;
  /** By each of `RECENCIES`. */
  readonly passedLately: readonly number[];
}

export interface DecidedCase extends PoolCase {
  readonly passed: boolean;
}

const SLOPES = [0, 0.1, 0.2, 0.3, 0.5, 0.75, 1];

/** The chance that a proposal passes. */
export function pooled({ recency, slope }: OutcomePool, { unusual, passedLately }: PoolCase): number {
  return chanceOf(logOddsOf(passedLately[recency]!) + slope * unusual);
}

/**
 * The simplest pool that is as good as the best one: whose squared errors are not larger by more than one standard error of
 * the difference (the one-standard-error rule of Breiman et al. 1984). Simple is a small slope, then an early recency.
 * `cases` are from simulations that have not learnt from them; at least one.
 */
export function choosePool(cases: readonly DecidedCase[]): OutcomePool {
  const pools = SLOPES.flatMap((slope) => cases[0]!.passedLately.map((_, recency) => ({ recency, slope })));
  const errors = pools.map((pool) => cases.map((one) => (pooled(pool, one) - (one.passed ? 1 : 0)) ** 2));
  const totals = errors.map((each) => each.reduce((sum, error) => sum + error, 0));
  const best = errors[totals.indexOf(Math.min(...totals))]!;
  return pools.find((_, i) => {
    const worse = errors[i]!.map((error, j) => error - best[j]!);
    const mean = worse.reduce((sum, value) => sum + value, 0) / worse.length;
    const variance = worse.reduce((sum, value) => sum + (value - mean) ** 2, 0) / worse.length;
    return mean <= Math.sqrt(variance / worse.length);
  })!;
}

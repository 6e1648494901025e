import { chanceOf, logOddsOf } from '../../electorate/log-odds.js';

/**
 * How the forecast of a proposal is made of two: what the simulated votes say, and how many proposals passed lately. Their
 * log-odds are averaged (a logarithmic opinion pool: Genest and Zidek 1986, doi 10.1214/ss/1177013825).
 */
export interface OutcomePool {
  /** Which of `RECENCIES`. */
  readonly recency: number;
  /** Weight of the simulated votes, 0 to 1. */
  readonly simulated: number;
}

/** A proposal to choose a pool by. */
export interface PoolCase {
  /** Share of the simulated votes that pass. */
  readonly simulated: number;
  readonly passedLately: readonly number[];
  readonly passed: boolean;
}

/** So many draws cannot tell a chance nearer to certain than this. */
const NEAREST = 0.02;
const WEIGHTS = Array.from({ length: 11 }, (_, i) => i / 10);

export function pooled(
  { recency, simulated: weight }: OutcomePool,
  { simulated, passedLately }: Omit<PoolCase, 'passed'>,
): number {
  const [votes, lately] = [simulated, passedLately[recency]!].map((chance) =>
    logOddsOf(Math.min(1 - NEAREST, Math.max(NEAREST, chance))),
  );
  return chanceOf(weight * votes! + (1 - weight) * lately!);
}

/** The pool with the least Brier score on given proposals, whose simulations must not have learnt from them. */
export function choosePool(cases: readonly PoolCase[]): OutcomePool {
  const recencies = cases[0]?.passedLately.length ?? 0;
  let best = { pool: { recency: 0, simulated: 0.5 }, score: Infinity };
  for (let recency = 0; recency < recencies; recency++) {
    for (const simulated of WEIGHTS) {
      const pool = { recency, simulated };
      const score = cases.reduce((sum, one) => sum + (pooled(pool, one) - (one.passed ? 1 : 0)) ** 2, 0);
      if (score < best.score - 1e-12) best = { pool, score };
    }
  }
  return best.pool;
}

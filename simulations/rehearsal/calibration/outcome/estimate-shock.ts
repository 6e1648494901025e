import { probit } from 'simple-statistics';

/** What one proposal shows: each voter's expected log-odds, over all proposals alike, and what the voter did (1 or 0). */
export interface Shown {
  readonly logOdds: ArrayLike<number>;
  readonly outcomes: ArrayLike<number>;
}

/** Equally likely shifts that stand for a normal one, in standard deviations. */
const LEVELS = Array.from({ length: 15 }, (_, i) => probit((i + 0.5) / 15));

/**
 * What log-odds that are right on average over shifts of this SD have to be multiplied with to be right without a shift:
 * √(1 + c² SD²), c = 16√3 / 15π (Zeger, Liang and Albert 1988, doi 10.2307/2531734).
 */
export function withoutShift(deviation: number): number {
  return Math.hypot(1, ((16 * Math.sqrt(3)) / (15 * Math.PI)) * deviation);
}

/**
 * The standard deviation, in log-odds, of a shift that all outcomes of a proposal share: the one from 0 to 4, to 0.05, under
 * which the outcomes are likeliest, each proposal's shift ~ N(0, SD²) integrated out. O(outcomes).
 */
export function estimateShock(proposals: readonly Shown[]): number {
  const shown = proposals.filter(({ outcomes }) => outcomes.length > 0);
  if (shown.length === 0) return 0;
  const likelihoods = new Map<number, number>();
  const likelihood = (deviation: number) => {
    const known = likelihoods.get(deviation) ?? shown.reduce((sum, one) => sum + logLikelihood(one, deviation), 0);
    likelihoods.set(deviation, known);
    return known;
  };
  let best = 0;
  for (const grid of [0.5, 0.2, 0.05]) {
    const from = Math.round(best / grid);
    const [low, high] = grid === 0.5 ? [0, 8] : [from - 2, from + 2];
    for (let i = low; i <= high; i++) {
      const deviation = Math.max(0, Math.round(i * grid * 100) / 100);
      if (likelihood(deviation) > likelihood(best)) best = deviation;
    }
  }
  return best;
}

function logLikelihood({ logOdds, outcomes }: Shown, deviation: number): number {
  const factor = withoutShift(deviation);
  const at = (deviation === 0 ? [0] : LEVELS).map((level) => {
    let sum = 0;
    let product = 1;
    for (let i = 0; i < outcomes.length; i++) {
      const value = factor * logOdds[i]! + level * deviation;
      // The chance of what happened is 1 / (1 + e^±value); a logarithm for many at once.
      product *= 1 + Math.exp(Math.min(500, outcomes[i] === 1 ? -value : value));
      if (product > 1e80) {
        sum -= Math.log(product);
        product = 1;
      }
    }
    return sum - Math.log(product);
  });
  const most = Math.max(...at);
  return most + Math.log(at.reduce((sum, value) => sum + Math.exp(value - most), 0) / at.length);
}

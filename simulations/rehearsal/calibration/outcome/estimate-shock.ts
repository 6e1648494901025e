import { chanceOf } from '../../electorate/log-odds.js';

/** What one proposal shows: each voter's expected log-odds, and what the voter did (1 or 0). */
export interface Shown {
  readonly logOdds: ArrayLike<number>;
  readonly outcomes: ArrayLike<number>;
}

/** Nodes of the integral over a proposal's shift, log-odds, and the standard deviations that are tried. */
const NODES = Array.from({ length: 49 }, (_, i) => -6 + 0.25 * i);
const DEVIATIONS = Array.from({ length: 61 }, (_, i) => 0.05 * i);

/**
 * The standard deviation, in log-odds, of a shift that all outcomes of a proposal share: the one of a grid from 0 to 3 under
 * which the outcomes are likeliest, each proposal's shift ~ N(0, SD²) integrated out. O(outcomes × nodes).
 */
export function estimateShock(proposals: readonly Shown[]): number {
  const shown = proposals.filter(({ outcomes }) => outcomes.length > 0);
  if (shown.length === 0) return 0;
  const likelihoods = shown.map(({ logOdds, outcomes }) =>
    NODES.map((shift) => {
      let sum = 0;
      for (let i = 0; i < outcomes.length; i++) {
        const chance = chanceOf(logOdds[i]! + shift);
        sum += Math.log(Math.max(1e-12, outcomes[i] === 1 ? chance : 1 - chance));
      }
      return sum;
    }),
  );
  let best = { deviation: 0, likelihood: -Infinity };
  for (const deviation of DEVIATIONS) {
    const weights = NODES.map((shift) =>
      deviation === 0 ? (shift === 0 ? 1 : 0) : Math.exp(-0.5 * (shift / deviation) ** 2),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const likelihood = likelihoods.reduce((sum, at) => {
      const most = Math.max(...at);
      const mean = at.reduce((all, value, node) => all + Math.exp(value - most) * (weights[node]! / total), 0);
      return sum + most + Math.log(Math.max(1e-300, mean));
    }, 0);
    if (likelihood > best.likelihood) best = { deviation, likelihood };
  }
  return best.deviation;
}

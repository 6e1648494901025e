import type { GovernorSettings } from '../../../../scenario/index.js';

/** Rules that a governor on the chain weighs votes by; it counts one a token for all others. */
export type ChainWeights = 'tokens' | 'quadratic' | 'person';

export function chainWeights({ votingRule }: Pick<GovernorSettings, 'votingRule'>): ChainWeights {
  return votingRule.kind === 'quadratic' || votingRule.kind === 'person' ? votingRule.kind : 'tokens';
}

/**
 * What tokens weigh, as `ConfigurableGovernor` reckons it.
 * @param tokens in the smallest unit
 * @param unit one token in the smallest unit, which is one vote
 */
export function weightOf(tokens: bigint, weights: ChainWeights, unit: bigint): bigint {
  if (weights === 'quadratic') return squareRoot(tokens * unit);
  if (weights === 'person') return tokens > 0n ? unit : 0n;
  return tokens;
}

/** Fewest tokens of one account that weigh at least this much; `null` when no amount does. */
export function tokensForWeight(weight: bigint, weights: ChainWeights, unit: bigint): bigint | null {
  if (weight <= 0n) return 0n;
  if (weights === 'quadratic') return (weight * weight + unit - 1n) / unit;
  if (weights === 'person') return weight <= unit ? 1n : null;
  return weight;
}

/** The largest whole number whose square is not more, by Newton's method. */
export function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << (BigInt(value.toString(2).length + 1) / 2n);
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

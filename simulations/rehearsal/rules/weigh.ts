import { randomStream } from '../../random/index.js';
import type { VotingRule } from '../../scenario/index.js';

/**
 * Votes of one voter under a rule.
 * @param power the voter's tokens, delegated ones included
 * @param lockShare remaining lock over the longest lock, 0 to 1: for vote-escrow (Curve's ve model), where votes are
 *   amount × remaining lock / longest lock
 * @returns tokens; their square root (`quadratic`); one a person who has any (`person`)
 */
export function weigh(power: number, rule: VotingRule, lockShare = 1): number {
  switch (rule.kind) {
    case 'quadratic':
      return Math.sqrt(power);
    case 'person':
      return power > 0 ? 1 : 0;
    case 'voteEscrow':
      return power * lockShare;
    default:
      return power;
  }
}

/**
 * How much of the longest lock each voter still has, 0 to 1, fixed by the seed: U^((1 − m)/m) for a uniform U, whose
 * mean is m. Voters keep their share when others come or go.
 */
export function lockShares(voters: number, mean: number, seed: number): Float64Array {
  const stream = randomStream(seed, 'forecast', 'locks');
  const exponent = mean > 0 ? (1 - mean) / mean : Number.POSITIVE_INFINITY;
  return Float64Array.from({ length: voters }, () => stream.next() ** exponent);
}

import { type AttackContext, missingForQuorum, oppositionOf } from '../attack-context.js';
import type { Voter } from './defenders.js';
import { tokensForWeight } from './vote-weight.js';

type Counted = Pick<AttackContext, 'weights' | 'unit' | 'quorum' | 'againstCounts'>;

/**
 * Tokens of one account that outweigh these voters by the least margin there is, and reach the quorum; in the smallest
 * unit. `null` when no amount does.
 */
export function tokensToOutvote(context: Counted, opponents: readonly Voter[]): bigint | null {
  const against = oppositionOf(opponents, context);
  const majority = tokensForWeight(against.weight + 1n, context.weights, context.unit);
  if (majority === null) return null;
  const missing = missingForQuorum(context, against);
  return majority > missing ? majority : missing;
}

/** Tokens of one account that win against the usual voters and may propose; `null` when no amount does. */
export function tokensToWin(context: Counted & Pick<AttackContext, 'defenders' | 'threshold'>): bigint | null {
  const enough = tokensToOutvote(context, context.defenders);
  if (enough === null) return null;
  return enough > context.threshold ? enough : context.threshold;
}

import type { GovernorSettings } from '../../scenario/index.js';
import type { Verdict } from '../forecast/forecast.js';
import { type ByVote, type DecisionRule, decisionRule } from './decision-rule.js';

/** The verdict of two sums; a missed quorum is named first, whoever leads. */
export function verdictOf(rule: Pick<DecisionRule, 'quorum'>, margin: number, counted: number): Verdict {
  if (counted < rule.quorum) return 'quorumMissed';
  return margin > 0 ? 'passes' : 'defeated';
}

/**
 * Decides one vote: For must be strictly more than Against, and the quorum reached (OpenZeppelin Governor 5.x).
 * @param votes sums of weighed votes; for conviction, `for` is the ripened stake in tokens
 * @param supply tokens
 * @param tokens the tokens behind the votes, which a quorum counts; the votes themselves by default
 */
export function decide(
  votes: ByVote,
  settings: GovernorSettings,
  supply: number,
  tokens: ByVote = votes,
  requestedShare = 0,
): Verdict {
  const rule = decisionRule(settings, supply, requestedShare);
  const sum = ([, a, b, c]: DecisionRule['margin'], of: ByVote) => a * of.for + b * of.against + c * of.abstain;
  return verdictOf(rule, rule.offset + sum(rule.margin, votes), sum(rule.counted, tokens));
}

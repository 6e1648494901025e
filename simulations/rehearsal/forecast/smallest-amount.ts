import type { GovernorSettings } from '../../scenario/index.js';
import { maturedShare, ripeningSteps } from '../rules/conviction.js';
import type { DecisionRule } from '../rules/decision-rule.js';
import type { Forecast } from './forecast.js';
import { PASSES } from './simulated-votes.js';

/** A run's sums. */
export interface RunOutcome {
  readonly verdict: number;
  readonly margin: number;
  readonly counted: number;
  /** Tokens of all who voted, and the largest of the sums by kind of vote: the scale of rounding. */
  readonly voted: number;
}

/**
 * Least tokens that turn a run's verdict round when one more voter brings them: from the start, locked for the longest.
 * Against a passing proposal that is its lead (a tie fails); for a failing one, its deficit and a breath more, or what
 * the quorum lacks, whichever is more. Square-root votes cost the square of it. Exact to the rounding of sums.
 * @returns `null` when there are not so many tokens that have not voted, when tokens buy no votes (`person`), or when
 *   votes For cannot outweigh a veto (`optimistic`)
 */
export function smallestAmount(
  { votingRule, votingPeriodSeconds }: GovernorSettings,
  rule: DecisionRule,
  supply: number,
  run: RunOutcome,
): Forecast['flip']['smallestAmount'] {
  const vote = run.verdict === PASSES ? 'against' : 'for';
  const tokens = vote === 'against' ? tokensAgainst() : tokensFor();
  return tokens <= supply - run.voted ? { tokens, vote } : null;

  function tokensAgainst(): number {
    return rule.margin[2] < 0 ? costOf(run.margin / -rule.margin[2]) : Number.POSITIVE_INFINITY;
  }

  function tokensFor(): number {
    if (rule.margin[1] === 0) return Number.POSITIVE_INFINITY;
    const breath = Math.max(1, run.voted, -run.margin) * 2 ** -48;
    const lead = run.margin > 0 ? 0 : costOf((breath - run.margin) / rule.margin[1]);
    return Math.max(lead, rule.quorum - run.counted);
  }

  /** Tokens that weigh so many votes in one hand. */
  function costOf(votes: number): number {
    switch (votingRule.kind) {
      case 'person':
        return Number.POSITIVE_INFINITY;
      case 'quadratic':
        return votes ** 2;
      case 'conviction':
        return votes / maturedShare(ripeningSteps(0, votingPeriodSeconds, votingRule), votingRule.decay);
      default:
        return votes;
    }
  }
}

import type { GovernorSettings } from '../../scenario/index.js';
import type { DecisionRule } from '../rules/decision-rule.js';
import { PASSES, type SimulatedVotes } from './simulated-votes.js';
import { smallestAmount } from './smallest-amount.js';

/**
 * Least tokens, newly voting together, that give the other verdict than `verdict` in a share of all runs, those that have it
 * already included. Where more Against could also reach a quorum, the lead is what is counted: an upper bound.
 * @param share of the runs, 0 to 1
 * @returns tokens; `null` where no amount gives it in so many runs
 */
export function amountInMostRuns(
  settings: GovernorSettings,
  rule: DecisionRule,
  supply: number,
  { runs, verdicts, margin, counted, voted }: SimulatedVotes,
  verdict: number,
  share: number,
): number | null {
  const amounts = Float64Array.from({ length: runs }, (_, run) => {
    const stands = (verdicts[run] === PASSES) !== (verdict === PASSES);
    // A quorum that votes Against help to reach is missed for now only.
    const missed = stands && verdict === PASSES && rule.counted[2] > 0 && margin[run]! > 0;
    if (stands && !missed) return 0;
    const outcome = { verdict, margin: margin[run]!, counted: counted[run]!, voted: voted[run]! };
    return smallestAmount(settings, rule, supply, outcome)?.tokens ?? Number.POSITIVE_INFINITY;
  });
  const most = amounts.sort()[Math.ceil(share * runs) - 1]!;
  return Number.isFinite(most) ? most : null;
}

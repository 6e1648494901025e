import type { Observation } from '../agent.js';
import { ruleInForce } from './aggregation-in-force.js';

/** How many of its latest findings a voter goes by. */
const REMEMBERED_ROUNDS = 4;

/**
 * Accuracy that another aggregation rule would have brought over the one in force, in points, averaged over the
 * agent's latest studies; `null` when it has made none.
 */
export function expectedGain({ findings, view }: Observation, rule: number): number | null {
  const current = ruleInForce(view);
  const gains = findings
    .filter(({ kind }) => kind === 'ruleComparison')
    .slice(-REMEMBERED_ROUNDS)
    .map(({ accuracies }) => 100 * ((accuracies[rule] ?? Number.NaN) - (accuracies[current] ?? Number.NaN)))
    .filter(Number.isFinite);
  return gains.length === 0 ? null : gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
}

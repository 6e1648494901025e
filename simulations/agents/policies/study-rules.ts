import { AGGREGATION_RULES } from '../../scenario/index.js';
import type { WorldView } from '../../world/index.js';
import type { Observation, Policy } from '../agent.js';
import type { WorkIntent } from '../intent.js';
import { aggregationOf, ruleInForce } from './aggregation-in-force.js';
import { revealedUpdates } from './revealed-updates.js';

/**
 * Does the sums on every round's public updates: what would each rule that is talked about have made of them? The
 * updates are on IPFS, so anybody can. What it finds is its own knowledge from the next tick on.
 */
export const studyRules: Policy = (observation) => {
  const { scenario } = observation;
  const intent: WorkIntent<'compare'> = {
    purpose: 'study',
    phase: 'settle',
    workKind: 'compare',
    work: (view) => {
      if (view.round === null || view.round.settlement !== null || view.round.revealed.length === 0) return null;
      return {
        kind: 'compare',
        model: view.round.modelCid,
        updates: revealedUpdates(view.round, observation),
        aggregations: rulesTalkedAbout(observation, view).map((rule) => aggregationOf(rule, view, scenario.learning)),
      };
    },
    calls: () => [],
    finding: (accuracies, view) => ({
      kind: 'ruleComparison',
      round: view.round!.round,
      accuracies: Object.fromEntries(rulesTalkedAbout(observation, view).map((rule, i) => [rule, accuracies[i]!])),
    }),
  };
  return [intent];
};

/** The rule in force and all that some proposer is known to compare, ascending. */
function rulesTalkedAbout({ scenario }: Observation, view: WorldView): readonly number[] {
  const candidates = scenario.population.flatMap((cohort) =>
    cohort.archetype === 'proposer' ? cohort.candidates.map((rule) => AGGREGATION_RULES.indexOf(rule)) : [],
  );
  return [...new Set([ruleInForce(view), ...candidates])].sort((a, b) => a - b);
}

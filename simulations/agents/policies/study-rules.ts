import type { Policy } from '../agent.js';
import type { WorkIntent } from '../intent.js';
import { AGGREGATION_RULES, aggregationOf } from './aggregation-in-force.js';
import { revealedUpdates } from './revealed-updates.js';

/**
 * Does the sums on every round's public updates: what would each rule have made of them? The updates are on
 * IPFS, so anybody can. What it finds is its own knowledge from the next tick on.
 */
export const studyRules: Policy = () => {
  const rules = AGGREGATION_RULES.map((_, rule) => rule);
  const intent: WorkIntent<'compare'> = {
    purpose: 'study',
    phase: 'settle',
    workKind: 'compare',
    work: (view) => {
      if (view.round === null || view.round.settlement !== null || view.round.revealed.length === 0) return null;
      return {
        kind: 'compare',
        model: view.round.modelCid,
        updates: revealedUpdates(view.round),
        aggregations: rules.map((rule) => aggregationOf(rule, view)),
      };
    },
    calls: () => [],
    finding: (accuracies, view) => ({
      kind: 'ruleComparison',
      round: view.round!.round,
      accuracies: Object.fromEntries(rules.map((rule) => [rule, accuracies[rule]!])),
    }),
  };
  return [intent];
};

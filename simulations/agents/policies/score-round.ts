import type { Policy } from '../agent.js';
import { submitScores } from '../contract-call.js';
import type { WorkIntent } from '../intent.js';
import { aggregationOf, ruleInForce } from './aggregation-in-force.js';
import { revealedUpdates } from './revealed-updates.js';

const PPM = 1_000_000;

/** Aggregates the revealed updates by the rule in force, measures the result and each update's part in it, and reports both. */
export const scoreRound: Policy = () => {
  const intent: WorkIntent<'appraise'> = {
    purpose: 'score',
    phase: 'score',
    workKind: 'appraise',
    work: (view) => {
      if (view.round === null || view.round.settlement !== null || view.round.revealed.length === 0) return null;
      return {
        kind: 'appraise',
        model: view.round.modelCid,
        updates: revealedUpdates(view.round),
        aggregation: aggregationOf(ruleInForce(view), view),
      };
    },
    calls: ({ model, accuracy, scores }, view) => [
      submitScores(
        view.round!.round,
        model,
        Math.round(accuracy * PPM),
        scores.map((score) => Math.round(score * PPM)),
      ),
    ],
  };
  return [intent];
};

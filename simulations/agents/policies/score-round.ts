import { collude, LARGEST_LOSS } from '../../learning/index.js';
import type { Observation, Policy } from '../agent.js';
import { submitScores } from '../contract-call.js';
import type { WorkIntent } from '../intent.js';
import { aggregationOf, ruleInForce } from './aggregation-in-force.js';
import { contributionInForce } from './contribution-in-force.js';
import { revealedUpdates } from './revealed-updates.js';

const PPM = 1_000_000;

/**
 * Aggregates the revealed updates by the rule in force, measures the result and each update's part in it, and reports
 * both: truthfully, or with the scores of a favoured cohort of trainers turned up and their rivals' turned down.
 */
export function scoreRound(favoured: string | null): Policy {
  return (observation) => [scoring(observation, favoured)];
}

function scoring(observation: Observation, favoured: string | null): WorkIntent<'appraise'> {
  const { scenario, directory } = observation;
  const ring = new Set(directory.filter(({ cohort }) => cohort === favoured).map(({ address }) => address));
  return {
    purpose: 'score',
    phase: 'score',
    workKind: 'appraise',
    work: (view) => {
      if (view.round === null || view.round.settlement !== null || view.round.revealed.length === 0) return null;
      return {
        kind: 'appraise',
        model: view.round.modelCid,
        updates: revealedUpdates(view.round, observation),
        aggregation: aggregationOf(ruleInForce(view), view, scenario.learning),
        contribution: contributionInForce(view, view.round.revealed.length),
      };
    },
    calls: ({ model, accuracy, scores }, view) => {
      const { round, revealed } = view.round!;
      const { rule } = contributionInForce(view, revealed.length);
      // Losses come in nats; as parts of the largest loss there is they keep within what the contract takes.
      const measured = rule === 'lossReduction' ? scores.map((score) => score / LARGEST_LOSS) : scores;
      const told =
        favoured === null
          ? measured
          : collude(
              measured,
              revealed.map(({ trainer }) => ring.has(trainer)),
            );
      return [submitScores(round, model, Math.round(accuracy * PPM), told.map(scorePpm))];
    },
  };
}

/** A score as the contract takes it: in millionths, from −1 to 1. */
function scorePpm(score: number): number {
  return Math.max(-PPM, Math.min(PPM, Math.round(score * PPM)));
}

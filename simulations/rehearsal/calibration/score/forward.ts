import type { NamedLogistic } from '../regression/named-logistic.js';
import type { DecidedProposal } from '../title/proposal-cases.js';
import type { DoubtedChance } from '../title/title-model.js';

/** One proposal forecast by what had ended when it started. */
export interface ForwardForecast extends DoubtedChance {
  readonly proposal: DecidedProposal['proposal'];
}

/** A way to forecast: learns from cases, and says the chance of one. */
export interface Forecaster<Case extends { readonly proposal: DecidedProposal['proposal'] }> {
  fit(ended: readonly Case[], start: NamedLogistic | undefined): NamedLogistic;
  chance(model: NamedLogistic, one: Case): DoubtedChance;
}

/** Learnt anew after so many more proposals have ended. */
const REFIT_AFTER = 5;
/** With fewer that have ended nothing is learnt. */
export const FEWEST = 30;

/**
 * Forecasts, strictly forward in time, every case that ended at or after a moment (Unix seconds): each by a model of the cases that had
 * ended when its voting started. Cases in order of start. Those with fewer than thirty before them are left out.
 */
export function forecastForward<Case extends { readonly proposal: DecidedProposal['proposal'] }>(
  cases: readonly Case[],
  from: number,
  forecaster: Forecaster<Case>,
): readonly ForwardForecast[] {
  let model: NamedLogistic | undefined;
  return cases.flatMap((one): ForwardForecast[] => {
    const { proposal } = one;
    if (proposal.end < from) return [];
    const ended = cases.filter((other) => other.proposal.end <= proposal.start);
    if (ended.length < FEWEST) return [];
    if (model === undefined || ended.length - model.cases >= REFIT_AFTER) model = forecaster.fit(ended, model);
    return [{ proposal, ...forecaster.chance(model, one) }];
  });
}

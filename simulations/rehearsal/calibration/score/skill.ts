import { randomStream } from '../../../random/index.js';
import type { VotingHistory } from '../../history/voting-history.js';
import {
  chanceByStanding,
  type DecidedStanding,
  decidedStandings,
  fitStandingModel,
  votesByProposal,
} from '../during/standing-model.js';
import { type DecidedProposal, decidedProposals } from '../title/proposal-cases.js';
import { chanceByTitle, fitTitleModel } from '../title/title-model.js';
import { type ForwardForecast, forecastForward } from './forward.js';
import { brierScore, type ScoredForecast } from './score-forecasts.js';

/** How much larger one mean squared error is than another on the same proposals; negative is better. */
export interface ErrorDifference {
  readonly difference: number;
  /** Of the difference, paired by proposal. */
  readonly standardError: number;
}

/** A Brier score with the standard error of its mean. */
export interface BrierWithError {
  readonly n: number;
  readonly brier: number;
  readonly standardError: number;
}

/** Mean and standard error of the squared errors. */
export function brierWithError(forecasts: readonly ScoredForecast[]): BrierWithError {
  const errors = forecasts.map(squaredError);
  return { n: errors.length, brier: brierScore(forecasts), standardError: standardErrorOf(errors) };
}

/** Compares forecasts of the same proposals, in the same order. */
export function errorDifference(ours: readonly ScoredForecast[], others: readonly ScoredForecast[]): ErrorDifference {
  const differences = ours.map((one, i) => squaredError(one) - squaredError(others[i]!));
  const difference = differences.reduce((sum, value) => sum + value, 0) / (differences.length || 1);
  return { difference, standardError: standardErrorOf(differences) };
}

/** Whether a difference is better by more than chance would make it, about one time in forty. */
export const isBetter = ({ difference, standardError }: ErrorDifference): boolean => difference < -2 * standardError;

/** What the comparison means, in one sentence. */
export function skillWords(versusBaseRate: ErrorDifference): string {
  const { difference, standardError } = versusBaseRate;
  const figures = `${Math.abs(difference).toFixed(3)} ± ${standardError.toFixed(3)}`;
  return isBetter(versusBaseRate)
    ? `Better than the base rate: the mean squared error is smaller by ${figures}.`
    : `No better than the base rate: the mean squared error is ${difference < 0 ? 'smaller' : 'larger'} by ${figures}, which is within chance.`;
}

/** Forecasts by title of what ended from a moment on (Unix seconds), strictly forward in time. */
export function titleForecasts(history: Pick<VotingHistory, 'proposals'>, from: number): readonly ForwardForecast[] {
  return forecastForward<DecidedProposal>(decidedProposals(history), from, {
    fit: fitTitleModel,
    chance: chanceByTitle,
  });
}

/** The same with the titles of every type dealt out anew: whatever words seem to know is gone. */
export function placeboForecasts(
  { proposals }: Pick<VotingHistory, 'proposals'>,
  from: number,
  seed: number,
): readonly ForwardForecast[] {
  const types = new Set(proposals.map(({ type }) => type));
  const dealt = new Map<string, string>();
  for (const type of types) {
    const ofType = proposals.filter((proposal) => proposal.type === type);
    const titles = randomStream(seed, 'placebo', type).shuffle(ofType.map(({ title }) => title));
    for (const [i, { id }] of ofType.entries()) dealt.set(id, titles[i]!);
  }
  return titleForecasts({ proposals: proposals.map((each) => ({ ...each, title: dealt.get(each.id)! })) }, from);
}

/** Forecasts by the votes of so many first seconds, strictly forward in time; none where votes have no times. */
export function standingForecasts(history: VotingHistory, from: number, seconds: number): readonly ForwardForecast[] {
  if (history.votes.every(({ time }) => time === null)) return [];
  const standings = decidedStandings(decidedProposals(history), votesByProposal(history), seconds);
  return forecastForward<DecidedStanding>(standings, from, { fit: fitStandingModel, chance: chanceByStanding });
}

/** A forecast as it is scored. */
export const scored = ({ chance, proposal }: ForwardForecast): ScoredForecast => ({
  chance,
  happened: proposal.passed === true,
});

const squaredError = ({ chance, happened }: ScoredForecast) => (chance - (happened ? 1 : 0)) ** 2;

function standardErrorOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return Math.sqrt(variance / (values.length || 1));
}

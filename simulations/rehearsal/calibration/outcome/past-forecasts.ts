import type { VotingHistory } from '../../history/voting-history.js';
import { eachOccasion } from '../features/each-occasion.js';
import type { Occasion } from '../features/occasion.js';
import { passedLately } from '../features/pass-rate.js';
import { abstains, type Ballots } from '../record/ballots.js';
import { RECENCIES } from './candidate-recencies.js';
import type { Shown } from './estimate-shock.js';
import { type ExpectedVotes, expectVotes, type VoterWeights } from './expected-votes.js';

/** What was expected of one past proposal when it started, beside what came. */
export interface PastForecast {
  readonly ballots: Ballots;
  readonly occasion: Occasion;
  readonly expected: ExpectedVotes;
  /** Share of proposals that passed lately, by each of `RECENCIES`. */
  readonly passedLately: readonly number[];
  /** Of the known voters: whether they voted; and of those who took a side, whether For. */
  readonly turnout: Shown;
  readonly choice: Shown;
}

/** Expects the votes of past proposals, in order of their starts; those for which there are no weights are left out. */
export function pastForecasts(
  history: Pick<VotingHistory, 'proposals' | 'votes'>,
  weightsFor: (ballots: Ballots) => VoterWeights | null,
): PastForecast[] {
  const forecasts: PastForecast[] = [];
  eachOccasion(history, (ballots, occasion, chronicle) => {
    const weights = weightsFor(ballots);
    if (weights === null) return;
    const expected = expectVotes(weights, occasion, chronicle);
    const votes = expected.voters.map((voter) => ballots.votes.get(voter) ?? null);
    const sided = [...votes.keys()].filter((i) => votes[i] !== null && !abstains(votes[i]!));
    const decided = chronicle.ended.filter(({ passed }) => passed !== null);
    forecasts.push({
      ballots,
      occasion,
      expected,
      passedLately: RECENCIES.map((recency) => passedLately(decided, ballots.proposal.type, recency)),
      turnout: { logOdds: expected.turnout, outcomes: votes.map((vote) => (vote === null ? 0 : 1)) },
      choice: {
        logOdds: sided.map((i) => expected.support[i]!),
        outcomes: sided.map((i) => (votes[i]!.choice === 1 ? 1 : 0)),
      },
    });
  });
  return forecasts;
}

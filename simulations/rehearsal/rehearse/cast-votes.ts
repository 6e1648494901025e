import type { Dao, GovernorSettings } from '../../scenario/index.js';
import type { Electorate } from '../electorate/electorate.js';
import { type TypicalVote, typicalVote } from '../electorate/typical-vote.js';
import type { ExecutionReport } from '../execution/execution-report.js';
import type { Forecast, ForecastAdjustments, Verdict } from '../forecast/forecast.js';

/** Votes that the chain lives through, and where they come from. */
export interface VotesToCast {
  readonly vote: TypicalVote;
  readonly assumptions: readonly string[];
}

/** The verdict that most simulated votes came to. */
export function likeliestVerdict({ verdicts }: Forecast): Verdict {
  const ranked = (Object.entries(verdicts) as [Verdict, number][]).sort(([, a], [, b]) => b - a);
  return ranked[0]![0];
}

/** A usual vote by the forecast's own odds, with its likeliest verdict, for the chain to live through. */
export function votesToCast(
  electorate: Electorate,
  settings: GovernorSettings,
  adjustments: ForecastAdjustments,
  forecast: Forecast,
  requestedShare: number,
): VotesToCast {
  const verdict = likeliestVerdict(forecast);
  const vote = typicalVote(electorate, settings, adjustments, verdict, forecast.seed, requestedShare);
  const words: Readonly<Record<Verdict, string>> = {
    passes: 'passes',
    defeated: 'is defeated',
    quorumMissed: 'misses its quorum',
  };
  return {
    vote,
    assumptions: [
      vote.draws === null
        ? `The votes on the chain were drawn from the forecast's odds; none of the draws ${words[verdict]}, as most simulated votes do, so the last one was taken.`
        : `The votes on the chain were drawn from the forecast's odds: a vote that ${words[verdict]}, as most simulated votes do.`,
    ],
  };
}

/**
 * What to say where the local chain decides otherwise than the DAO's rule decides on the same votes: it counts one vote
 * a token where a rule is not on the chain. `null` where both agree.
 */
export function otherDecision({ governor }: Dao, verdict: Verdict, outcome: ExecutionReport['outcome']): string | null {
  if (outcome === 'notProposed') return null;
  const passedHere = outcome !== 'defeated';
  if (passedHere === (verdict === 'passes')) return null;
  const words: Readonly<Record<Verdict, string>> = {
    passes: 'pass it',
    defeated: 'defeat it',
    quorumMissed: 'miss the quorum',
  };
  return `By the DAO’s own rule (${governor.votingRule.kind}) these votes ${words[verdict]}: the local governor counts otherwise.`;
}

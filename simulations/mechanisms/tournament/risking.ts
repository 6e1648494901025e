import { GovernanceToken, PredictionTournament } from '../../../contracts/bindings/index.js';
import type { Observation, Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { balanceOf } from '../../world/index.js';
import { payoutTermsOf, returnOf } from './payouts.js';
import { NO_STAKE, type TournamentScope } from './state.js';

type Seen = Observation<TournamentScope>;

/** How somebody decides what to stake. Shares are 0 to 1, of all tokens that it has. */
export interface RiskTaste {
  /** What it stakes before it knows how good its model is. */
  readonly firstShare: number;
  /** The most that it stakes. */
  readonly largestShare: number;
  /** Rounds of its own that it looks back on, and without which it does not judge. */
  readonly memoryRounds: number;
  readonly leastRounds: number;
  /** Standard errors that it takes off the mean of its returns. */
  readonly caution: number;
}

/** A change smaller than this part of all tokens that it has is not worth making. */
const LEAST_CHANGE = 0.1;
const PARTS = 1_000_000;

/**
 * What part of a fortune to put on a repeated bet, so that it grows fastest: the mean of its returns over their mean
 * square (Kelly 1956, for small returns), the mean less its error as often as somebody is cautious. `null` where there is
 * nothing to win or lose.
 */
export function shareToRisk(returns: readonly number[], caution: number): number | null {
  const count = returns.length;
  const mean = returns.reduce((sum, one) => sum + one, 0) / count;
  const square = returns.reduce((sum, one) => sum + one * one, 0) / count;
  if (square === 0) return null;
  const error = Math.sqrt(Math.max(0, square - mean * mean) / Math.max(1, count - 1));
  return Math.min(1, Math.max(0, (mean - caution * error) / square));
}

/** What a stake in the rounds that were scored last would have gained by this account's own predictions, oldest first. */
export function ownReturns({ view, scenario, self }: Pick<Seen, 'view' | 'scenario' | 'self'>, most: number) {
  const terms = payoutTermsOf(scenario.tournament);
  return [...view.tournament.rounds]
    .sort(([a], [b]) => a - b)
    .flatMap(([, { entries, atRisk }]) => {
      const score = entries.get(self.address)?.score ?? null;
      return score === null ? [] : [returnOf(terms, atRisk, score)];
    })
    .slice(-most);
}

/** Stakes more, asks for stake back or takes it, by what its own scores would have brought. */
export function riskStake(taste: RiskTaste): Policy<TournamentScope> {
  return (observation) => {
    const { view, self, now } = observation;
    const at = view.tournament.contracts.tournament;
    const { staked, waiting, releasableAt } = view.tournament.stakes.get(self.address) ?? NO_STAKE;
    const free = balanceOf(view, self.address);
    const taking =
      waiting > 0n && now >= releasableAt
        ? [{ purpose: 'withdrawStake', window: 0 as const, calls: [callOf(PredictionTournament, at, 'withdraw', [])] }]
        : [];
    const wealth = free + staked;
    const active = staked - waiting;
    const wanted =
      (wealth * BigInt(Math.round(shareWanted(observation, taste, active, wealth) * PARTS))) / BigInt(PARTS);
    const change = wanted - active;
    const least = (wealth * BigInt(Math.round(LEAST_CHANGE * PARTS))) / BigInt(PARTS);
    // Whoever wants nothing at risk takes out what is left, however little.
    if (change === 0n || (wanted > 0n && change < least && change > -least)) return taking;
    if (change < 0n) {
      // What waits already would wait anew.
      if (waiting > 0n && taking.length === 0) return [];
      const ask = callOf(PredictionTournament, at, 'requestRelease', [-change]);
      return [...taking, { purpose: 'releaseStake', window: 0, calls: [ask] }];
    }
    const more = change < free ? change : free;
    if (more === 0n) return taking;
    const approve = callOf(GovernanceToken, view.token.contracts.token, 'approve', [at, more]);
    const stake = callOf(PredictionTournament, at, 'stake', [more]);
    return [...taking, { purpose: 'raiseStake', window: 0, calls: [approve, stake] }];
  };
}

/** The part of its tokens that it wants at risk; what is at risk where it has no reason to change that. */
function shareWanted(observation: Seen, taste: RiskTaste, active: bigint, wealth: bigint): number {
  // Who cannot lose has no reason to hold back.
  if (!observation.scenario.tournament.burns) return taste.largestShare;
  const returns = ownReturns(observation, taste.memoryRounds);
  if (returns.length < taste.leastRounds) return taste.firstShare;
  const share = shareToRisk(returns, taste.caution);
  if (share === null) return wealth > 0n ? Number(active) / Number(wealth) : 0;
  return Math.min(share, taste.largestShare);
}

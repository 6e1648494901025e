import { type GovernorSettings, parseTokens } from '../../scenario/index.js';
import type { Verdict } from '../forecast/forecast.js';
import { countsTowardsQuorum } from './decision-rule.js';

/** Sums by kind of vote, in the token's smallest unit. */
export interface ExactTally {
  readonly for: bigint;
  readonly against: bigint;
  readonly abstain: bigint;
}

/** A share in percent as whole basis points, which is all that a governor's contract can hold. */
const basisPoints = (percent: number) => BigInt(Math.round(percent * 100));

/** Quorum in the token's smallest unit, rounded down as OpenZeppelin's `GovernorVotesQuorumFraction` does. */
export function exactQuorum({ quorum }: GovernorSettings, supply: bigint, decimals: number): bigint {
  if (quorum.kind === 'absolute') return parseTokens(quorum.tokens) / 10n ** BigInt(18 - decimals);
  return (supply * basisPoints(quorum.percent)) / 10_000n;
}

/**
 * Decides a vote of tokens to the last unit, as OpenZeppelin's Governor does: `quorum <= counted && for > against`, in
 * integers. Optimistic: Against must stay below the veto share. Other voting rules don't vote in tokens: give sums
 * already weighed, and what a quorum counts as `tokens`.
 */
export function decideExact(
  votes: ExactTally,
  settings: GovernorSettings,
  supply: bigint,
  decimals: number,
  tokens: ExactTally = votes,
): Verdict {
  if (settings.votingRule.kind === 'optimistic') {
    const veto = (supply * basisPoints(settings.votingRule.vetoPercent)) / 10_000n;
    return votes.against < veto ? 'passes' : 'defeated';
  }
  const { counts } = settings.quorum;
  const kinds = ['for', 'against', 'abstain'] as const;
  const counted = kinds.reduce((sum, kind) => (countsTowardsQuorum(kind, counts) ? sum + tokens[kind] : sum), 0n);
  if (counted < exactQuorum(settings, supply, decimals)) return 'quorumMissed';
  return leads(votes, settings) ? 'passes' : 'defeated';
}

/** A share of For is in millionths on the chain, and enough when it is met; a majority must be more than half. */
function leads(votes: ExactTally, { approvalPercent }: GovernorSettings): boolean {
  if (approvalPercent === undefined) return votes.for > votes.against;
  const share = BigInt(Math.round(approvalPercent * 10_000));
  return votes.for > 0n && votes.for * 1_000_000n >= (votes.for + votes.against) * share;
}

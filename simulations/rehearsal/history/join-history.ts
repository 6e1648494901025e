import { choicePowers, passedByVotes } from './outcome.js';
import type { ToldProposal } from './read-proposals.js';
import type { PastProposal, PastVote, VotingHistory } from './voting-history.js';

/** What a history is made of. */
export interface HistoryParts {
  readonly proposals: readonly ToldProposal[];
  readonly votes: readonly PastVote[];
  readonly sourceHash: string;
}

/**
 * Puts proposals in order of their end, and votes in order of proposal and time. Of a voter's votes on one proposal
 * the last counts. A proposal whose status says nothing passed when its first choice leads and reaches the threshold,
 * unless it was a poll among many.
 */
export function joinHistory({ proposals: told, votes: given, sourceHash }: HistoryParts): VotingHistory {
  const votesOf = new Map<string, Map<string, PastVote>>(told.map(({ id }) => [id, new Map()]));
  let orphanVotes = 0;
  for (const vote of given) {
    const votes = votesOf.get(vote.proposal);
    if (votes === undefined) {
      orphanVotes++;
      continue;
    }
    const before = votes.get(vote.voter);
    if (before === undefined || (vote.time ?? 0) >= (before.time ?? 0)) votes.set(vote.voter, vote);
  }
  const proposals = told
    .map((proposal): PastProposal => {
      const votes = [...votesOf.get(proposal.id)!.values()];
      return { ...proposal, passed: proposal.passed === undefined ? outcomeOf(proposal, votes) : proposal.passed };
    })
    .sort((a, b) => a.end - b.end || (a.id < b.id ? -1 : 1));
  const votes = proposals.flatMap(({ id }) =>
    [...votesOf.get(id)!.values()].sort((a, b) => (a.time ?? 0) - (b.time ?? 0) || (a.voter < b.voter ? -1 : 1)),
  );
  return { proposals, votes, orphanVotes, sourceHash };
}

/** An abstention is no rival. Choices beyond it make a poll that neither passes nor fails; so does no vote at all. */
function outcomeOf({ threshold }: ToldProposal, votes: readonly PastVote[]): boolean | null {
  const third = votes.find(({ choice }) => choice === 3);
  const abstains = third !== undefined && /^abstain/i.test(third.label);
  const powers = choicePowers(votes);
  if (powers.length === 0 || powers.length > 3 || (third !== undefined && third.label !== '' && !abstains)) return null;
  return passedByVotes(threshold, powers.slice(0, 2));
}

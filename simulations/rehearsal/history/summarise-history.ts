import { median } from 'simple-statistics';
import type { HistorySummary, VotingHistory } from './voting-history.js';

/** What a history looks like in a few numbers. Types with most proposals come first. */
export function summariseHistory({ proposals, votes, orphanVotes, sourceHash }: VotingHistory): HistorySummary {
  const votersOf = new Map(proposals.map(({ id }) => [id, 0]));
  for (const { proposal } of votes) votersOf.set(proposal, votersOf.get(proposal)! + 1);
  const types = new Map<string, { proposals: number; passed: number }>();
  for (const { type, passed } of proposals) {
    const counted = types.get(type) ?? { proposals: 0, passed: 0 };
    types.set(type, { proposals: counted.proposals + 1, passed: counted.passed + (passed === true ? 1 : 0) });
  }
  const decided = proposals.filter(({ passed }) => passed !== null);
  return {
    proposals: proposals.length,
    votes: votes.length,
    voters: new Set(votes.map(({ voter }) => voter)).size,
    orphanVotes,
    passedShare: decided.length === 0 ? null : decided.filter(({ passed }) => passed).length / decided.length,
    medianVoters: proposals.length === 0 ? 0 : median([...votersOf.values()]),
    from: proposals[0]?.end ?? 0,
    to: proposals.at(-1)?.end ?? 0,
    types: [...types]
      .map(([type, counted]) => ({ type, ...counted }))
      .sort((a, b) => b.proposals - a.proposals || (a.type < b.type ? -1 : 1)),
    sourceHash,
  };
}

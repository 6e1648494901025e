import { meaningOf } from '../../history/for-by-label.js';
import type { PastProposal, PastVote, VotingHistory } from '../../history/voting-history.js';

/** The votes of one proposal, one a voter: the last one where somebody voted again. */
export interface Ballots {
  readonly proposal: PastProposal;
  /** By voter, in lower case. */
  readonly votes: ReadonlyMap<string, PastVote>;
  /** Tokens that voted. */
  readonly power: number;
  /** The choice with most power; `null` when nobody voted. */
  readonly leading: number | null;
}

/** Every proposal with its votes, in order of ending; ties by identifier. */
export function ballotsOf({ proposals, votes }: Pick<VotingHistory, 'proposals' | 'votes'>): Ballots[] {
  const byProposal = new Map<string, Map<string, PastVote>>(proposals.map(({ id }) => [id, new Map()]));
  for (const vote of votes) {
    const cast = byProposal.get(vote.proposal);
    const voter = vote.voter.toLowerCase();
    const earlier = cast?.get(voter);
    if (earlier === undefined || (vote.time ?? 0) >= (earlier.time ?? 0)) cast?.set(voter, vote);
  }
  return [...proposals]
    .sort((a, b) => a.end - b.end || (a.id < b.id ? -1 : 1))
    .map((proposal) => {
      const cast = byProposal.get(proposal.id)!;
      const tally = new Map<number, number>();
      for (const { choice, power } of cast.values()) tally.set(choice, (tally.get(choice) ?? 0) + power);
      const power = [...tally.values()].reduce((sum, tokens) => sum + tokens, 0);
      const leading = [...tally].reduce<[number, number] | null>(
        (best, entry) => (best === null || entry[1] > best[1] ? entry : best),
        null,
      );
      return { proposal, votes: cast, power, leading: leading?.[0] ?? null };
    });
}

/** Whether a vote takes neither side: by its words, or as the third choice of a file without words. */
export function abstains({ choice, label }: PastVote): boolean {
  return label === '' ? choice === 3 : /\babstain/i.test(label) || (choice === 3 && meaningOf(label) === 'abstain');
}

/** When a vote came in its voting period, 0 to 1; the middle where the file has no times. */
export function latenessOf({ time }: PastVote, { start, end }: PastProposal): number {
  if (time === null || end <= start) return 0.5;
  return Math.min(1, Math.max(0, (time - start) / (end - start)));
}

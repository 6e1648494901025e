import { meaningOf, placesByLabel } from './for-by-label.js';
import { choicePowers, EXPIRED, passedByVotes } from './outcome.js';
import type { ToldProposal } from './read-proposals.js';
import type { ToldVote } from './read-votes.js';
import type { PastProposal, PastVote, VotingHistory } from './voting-history.js';

/** A vote, and whether its choice is a side already; a place among the proposal's options when absent. */
type GivenVote = PastVote & Partial<Pick<ToldVote, 'bySide'>>;

/** What a history is made of. */
export interface HistoryParts {
  readonly proposals: readonly ToldProposal[];
  readonly votes: readonly GivenVote[];
  readonly sourceHash: string;
}

/**
 * Puts proposals in order of their end, and votes in order of proposal and time. Of a voter's votes on one proposal
 * the last counts, and the others are kept beside them. Choices are put in order by their words, so that 1 is For wherever words say which option is. A proposal
 * whose status says nothing passed when For leads and reaches the threshold, unless it was a poll among many.
 */
export function joinHistory({ proposals: told, votes: given, sourceHash }: HistoryParts): VotingHistory {
  const votesOf = new Map<string, Map<string, GivenVote>>(told.map(({ id }) => [id, new Map()]));
  const changedOf = new Map<string, GivenVote[]>(told.map(({ id }) => [id, []]));
  let orphanVotes = 0;
  for (const vote of given) {
    const votes = votesOf.get(vote.proposal);
    if (votes === undefined) {
      orphanVotes++;
      continue;
    }
    const before = votes.get(vote.voter);
    const isLast = before === undefined || (vote.time ?? 0) >= (before.time ?? 0);
    if (isLast) votes.set(vote.voter, vote);
    if (before !== undefined) changedOf.get(vote.proposal)!.push(isLast ? before : vote);
  }
  for (const { id, choices } of told) putInOrder(votesOf.get(id)!, changedOf.get(id)!, choices);
  const proposals = told
    .map((proposal): PastProposal => {
      const votes = [...votesOf.get(proposal.id)!.values()];
      return {
        ...withoutChoices(proposal),
        passed: proposal.passed === undefined ? outcomeOf(proposal, votes) : proposal.passed,
      };
    })
    .sort((a, b) => a.end - b.end || (a.id < b.id ? -1 : 1));
  const votes = proposals.flatMap(({ id }) =>
    [...votesOf.get(id)!.values()].sort((a, b) => (a.time ?? 0) - (b.time ?? 0) || (a.voter < b.voter ? -1 : 1)),
  );
  const changed = proposals.flatMap(({ id }) => changedOf.get(id)!);
  return { proposals, votes, ...(changed.length === 0 ? {} : { changed }), orphanVotes, sourceHash };
}

function withoutChoices({ choices: _, ...proposal }: ToldProposal): Omit<ToldProposal, 'choices'> {
  return proposal;
}

/** Replaces the votes by the same ones with For, Against and Abstain as 1, 2 and 3. */
function putInOrder(votes: Map<string, GivenVote>, changed: GivenVote[], choices: readonly string[]): void {
  const labels = new Map(choices.map((label, i) => [i + 1, label]));
  for (const { choice, label, bySide } of [...votes.values(), ...changed]) {
    if (!bySide && label !== '' && !labels.has(choice)) labels.set(choice, label);
  }
  const placeOf = placesByLabel(labels);
  const placed = ({ bySide, ...vote }: GivenVote): PastVote => {
    if (bySide) return vote;
    const choice = placeOf(vote.choice);
    const label = vote.label === '' ? (labels.get(vote.choice) ?? '') : vote.label;
    return choice !== vote.choice || label !== vote.label ? { ...vote, choice, label } : vote;
  };
  for (const [voter, vote] of votes) votes.set(voter, placed(vote));
  for (const [i, vote] of changed.entries()) changed[i] = placed(vote);
}

/** An abstention is no rival. Choices beyond it make a poll that neither passes nor fails; so does no vote at all. */
function outcomeOf({ threshold, status }: ToldProposal, votes: readonly PastVote[]): boolean | null {
  if (votes.length === 0 && status === EXPIRED) return true;
  const third = votes.find(({ choice }) => choice === 3);
  const abstains = third !== undefined && meaningOf(third.label) === 'abstain';
  const powers = choicePowers(votes);
  if (powers.length === 0 || powers.length > 3 || (third !== undefined && third.label !== '' && !abstains)) return null;
  return passedByVotes(threshold, powers.slice(0, 2));
}

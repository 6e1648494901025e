import { joinHistory } from '../history/join-history.js';
import { readProposals, type ToldProposal } from '../history/read-proposals.js';
import { readVotes } from '../history/read-votes.js';
import type { PastVote, VotingHistory } from '../history/voting-history.js';
import { accepted } from '../rehearse/input-problem.js';
import type { ImportFile } from '../table/import-file.js';
import { type Entry, hubEntries } from './hub-entries.js';
import { type HubPoll, hasSides, hubPoll, passedByHub } from './hub-poll.js';

/** What a hub's answers say: polls with their votes as a history, joined with what is known of the past besides. */
export interface HubRecord {
  readonly history: VotingHistory;
  /** The polls of the answers by their id. */
  readonly polls: ReadonlyMap<string, HubPoll>;
  /** What was left out or is missing of a poll's votes: a sentence each. */
  readonly notesOn: (id: string) => readonly string[];
}

/**
 * Reads what Snapshot's hub answered, as it was saved. A vote whose choice is hidden until the end is left out, and said; so
 * are polls in which nobody is For or Against.
 * @throws InputError `hub-unreadable`; ImportRefused by entry and field
 */
export function readHubRecord(
  answers: readonly ImportFile[],
  past: VotingHistory | null,
  wanted: string | null,
): HubRecord {
  const { proposals, votes: given } = hubEntries(answers, wanted);
  const name = answers.map((answer) => answer.name).join(', ');
  const polls = new Map(proposals.map((told) => [String(told.id), hubPoll(told)]));
  const sided = given.filter(({ proposal }) => hasSides(polls.get(String(proposal)) ?? { type: '' }));
  const readable = sided.filter(({ choice }) => !isHidden(choice));
  const votes = votesIn(name, readable);
  const told = new Map<string, ToldProposal>();
  for (const known of past?.proposals ?? []) told.set(known.id, { ...known, choices: [] });
  for (const poll of proposalsIn(name, proposals)) {
    const cast = lastVotes(votes, poll.id);
    const choices = polls.get(poll.id)!.choices;
    told.set(poll.id, { ...poll, choices, passed: passedByHub(polls.get(poll.id)!, cast) });
  }
  return {
    polls,
    history: joinHistory({
      proposals: [...told.values()],
      votes: [...(past?.changed ?? []), ...(past?.votes ?? []), ...votes],
      sourceHash: past?.sourceHash ?? '',
    }),
    notesOn: (id) =>
      notesOn(
        polls.get(id),
        given.filter(({ proposal }) => proposal === id),
      ),
  };
}

function proposalsIn(name: string, proposals: readonly Entry[]): readonly ToldProposal[] {
  if (proposals.length === 0) return [];
  return accepted(readProposals({ name, text: JSON.stringify(proposals.map(asProposal)) })).proposals;
}

/** Only what a proposal is read from: a poll’s text and strategies may be anything. */
function asProposal({ id, title, type, author, start, end, quorum, state }: Entry): Entry {
  return { id, title, type, author, start, end, quorum, state };
}

function votesIn(name: string, votes: readonly Entry[]): readonly PastVote[] {
  if (votes.length === 0) return [];
  return accepted(readVotes({ name, text: JSON.stringify(votes.map(asVote)) })).votes;
}

/** Only what a vote is read from: other fields, such as a reason or an address of the hub’s own, may be anything. */
function asVote({ voter, proposal, choice, vp, created }: Entry): Entry {
  const id = typeof voter === 'object' && voter !== null && 'id' in voter ? voter.id : voter;
  return { voter: id, proposal, choice, vp: vp ?? 1, ...(created === undefined ? {} : { created }) };
}

function lastVotes(votes: readonly PastVote[], poll: string): readonly PastVote[] {
  const last = new Map<string, PastVote>();
  for (const vote of votes) {
    const before = last.get(vote.voter);
    if (vote.proposal === poll && (before?.time ?? 0) <= (vote.time ?? 0)) last.set(vote.voter, vote);
  }
  return [...last.values()];
}

/** Shutter’s encrypted choices are bytes. */
const isHidden = (choice: unknown) => typeof choice === 'string' && /^0x[0-9a-f]{4,}$/i.test(choice);

function notesOn(poll: HubPoll | undefined, given: readonly Entry[]): readonly string[] {
  const hidden = given.filter(({ choice }) => isHidden(choice)).length;
  const unweighed = given.filter(({ vp }) => vp === undefined || vp === null).length;
  const missing = (poll?.votes ?? 0) - given.length;
  return [
    ...(hidden === 0 ? [] : [`${hidden} votes are hidden until the poll ends, and left out.`]),
    ...(unweighed === 0 ? [] : [`${unweighed} votes have no "vp", and count as 1 each: ask the hub for it.`]),
    ...(missing <= 0
      ? []
      : [
          `The poll has ${poll!.votes} votes and the answer ${given.length}: a hub gives 1,000 at a time. Ask for the others too.`,
        ]),
    ...(poll?.isClosed ? ['The hub says that this poll is closed: this is how it stood at that moment.'] : []),
  ];
}

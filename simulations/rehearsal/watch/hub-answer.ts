import { InputError } from '../../errors/index.js';
import { joinHistory } from '../history/join-history.js';
import { readProposals, type ToldProposal } from '../history/read-proposals.js';
import { readVotes } from '../history/read-votes.js';
import type { PastVote, VotingHistory } from '../history/voting-history.js';
import { accepted } from '../rehearse/input-problem.js';
import type { ImportFile } from '../table/import-file.js';

/** What a hub answered: proposals with the votes that were asked for, as a history. */
export interface HubAnswer {
  readonly proposals: readonly ToldProposal[];
  readonly votes: readonly PastVote[];
  readonly notes: readonly string[];
}

type Entry = Readonly<Record<string, unknown>>;

/**
 * Reads what Snapshot's hub answers to a query, as it was saved: `{"data": {"proposal" | "proposals", "votes"}}`, each vote
 * with its `proposal.id` where there are several. A vote whose choice is hidden until the end is left out, and said.
 * @throws InputError `hub-unreadable`; ImportRefused by entry and field
 */
export function readHubAnswer({ name, text }: ImportFile): HubAnswer {
  const data = answerIn(parsed(name, text));
  const proposals = listOf(data.proposals ?? data.proposal);
  const votes = listOf(data.votes ?? proposals.flatMap(({ votes: own }) => (Array.isArray(own) ? own : [])));
  if (proposals.length === 0 && votes.length === 0) {
    throw new InputError('hub-unreadable', `${name} has neither a proposal nor votes`, {
      field: name,
      hint: 'Save the hub’s whole answer to a query for "proposal" and "votes": {"data": {"proposal": {…}, "votes": […]}}.',
    });
  }
  const only = proposals.length === 1 ? proposals[0]!.id : undefined;
  const placed = votes.map((vote): Entry => ({ ...vote, proposal: idOf(vote.proposal) ?? only }));
  const readable = placed.filter(({ choice }) => !isHidden(choice));
  const hidden = placed.length - readable.length;
  const told = proposals.filter(({ id }) => id !== undefined).map(withoutVotes);
  const file = (list: readonly object[]) => ({ name, text: JSON.stringify(list) });
  return {
    proposals: told.length === 0 ? [] : accepted(readProposals(file(told))).proposals,
    votes: readable.length === 0 ? [] : accepted(readVotes(file(readable.map(asVote)))).votes,
    notes: [
      ...(hidden === 0 ? [] : [`${hidden} votes are hidden until the poll ends, and left out.`]),
      ...told.flatMap((proposal) => missingVotes(proposal, placed)),
    ],
  };
}

/** Puts answers together, a thousand votes each as a hub gives them, with what is known of the past. */
export function joinHubAnswers(answers: readonly HubAnswer[], past: VotingHistory | null): VotingHistory {
  const proposals = new Map<string, ToldProposal>();
  for (const told of past?.proposals ?? []) proposals.set(told.id, { ...told, choices: [] });
  for (const { proposals: told } of answers) for (const each of told) proposals.set(each.id, each);
  const votes = [...(past?.votes ?? []), ...answers.flatMap((answer) => answer.votes)];
  return joinHistory({ proposals: [...proposals.values()], votes, sourceHash: past?.sourceHash ?? '' });
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new InputError('hub-unreadable', `${name} is not JSON`, {
      field: name,
      cause,
      hint: 'Save the hub’s answer as it came, as a file of JSON.',
    });
  }
}

/** What stands under `data`, and under one more where the whole response was saved. */
function answerIn(document: unknown): Entry {
  const entry = isEntry(document) ? document : {};
  return isEntry(entry.data) ? answerIn(entry.data) : entry;
}

function listOf(value: unknown): readonly Entry[] {
  return (Array.isArray(value) ? value : [value]).filter(isEntry);
}

const idOf = (proposal: unknown): unknown => (isEntry(proposal) ? proposal.id : proposal);

/** A count of votes that is a number is kept: it says how many there are. */
function withoutVotes(proposal: Entry): Entry {
  return Array.isArray(proposal.votes) ? { ...proposal, votes: proposal.votes.length } : proposal;
}

/** Only what a vote is read from: other fields, such as a reason or an address of the hub’s own, may be anything. */
function asVote({ voter, proposal, choice, vp, created }: Entry & { readonly choice?: unknown }): Entry {
  return {
    voter: isEntry(voter) ? voter.id : voter,
    proposal,
    choice,
    vp: vp ?? 1,
    ...(created === undefined ? {} : { created }),
  };
}

/** Shutter’s encrypted choices are bytes. */
const isHidden = (choice: unknown) => typeof choice === 'string' && /^0x[0-9a-f]{4,}$/i.test(choice);

function missingVotes({ id, votes }: Entry, placed: readonly Entry[]): readonly string[] {
  const inFile = placed.filter(({ proposal }) => proposal === id).length;
  return typeof votes === 'number' && inFile > 0 && votes > inFile
    ? [`The poll has ${votes} votes and the answer ${inFile}: a hub gives 1,000 at a time. Ask for the others too.`]
    : [];
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { z } from 'zod';
import { InputError } from '../../errors/index.js';
import { parseNestedJson } from '../../files/index.js';
import { instantIn } from '../history/instant-cell.js';
import type { ImportFile } from '../table/import-file.js';
import { formatOf } from '../table/read-table.js';
import { lastVotes, type RawVote } from './last-votes.js';
import { POLL_TYPES, type Poll, type PollType } from './poll.js';
import { readVotesDownload } from './votes-download.js';

const proposalSchema = z.looseObject({
  id: z.string().nullish(),
  type: z.string().nullish(),
  choices: z.array(z.string()).nullish(),
  scores: z.array(z.number()).nullish(),
  scores_state: z.string().nullish(),
  scores_total: z.number().nullish(),
  votes: z.number().nullish(),
});
/** `proposal` and `votes`, or what stands for a proposal beside the votes. */
const pollSchema = proposalSchema.extend({ proposal: proposalSchema.nullish(), votes: z.array(z.unknown()) });
type Told = z.output<typeof proposalSchema>;

/**
 * Reads a poll with its votes: `{"proposal": {"choices": […], "type"?, "scores"?}, "votes": [{"choice", "balance" |
 * "vp"}]}`, a hub's GraphQL answer with the same under `data`, or Snapshot's CSV download of the votes. Of each voter
 * the last vote is kept.
 * @throws InputError `poll-unreadable`, `poll-type`
 */
export function readPoll(file: ImportFile, given?: PollType | null): Poll {
  if (formatOf(file.text) === 'csv') return readVotesDownload(file, given ?? null);
  const { proposal, votes: all } = parsed(file);
  const choices = proposal.choices ?? (letters(proposal.type) === 'basic' ? ['For', 'Against', 'Abstain'] : []);
  if (choices.length === 0) {
    throw new InputError('poll-unreadable', `${file.name} has no choices`, {
      field: 'proposal.choices',
      hint: 'List the options in words under "proposal.choices".',
    });
  }
  const { votes, notes } = lastVotes(all.map(rawVote));
  const recorded = proposal.scores ?? [];
  const total = proposal.scores_total ?? 0;
  return {
    choices,
    votes,
    statedType: given ?? statedType(proposal.type),
    recorded: recorded.some((score) => score > 0) ? recorded : null,
    recordedTotal: recorded.length === 0 && total > 0 ? total : null,
    notes: [...notes, ...recordNotes(proposal, all.length), ...powerNotes(all)],
  };
}

function parsed({ name, text }: ImportFile): { readonly proposal: Told; readonly votes: readonly unknown[] } {
  let document: unknown;
  try {
    document = parseNestedJson(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new InputError('poll-unreadable', `${name} is not JSON`, {
      cause: error,
      hint: "Give a poll as JSON, or the CSV file of Snapshot's download.",
    });
  }
  const poll = pollSchema.safeParse(withProposal(answerIn(document)));
  if (poll.success) {
    const { proposal, votes, ...beside } = poll.data;
    return { proposal: { ...beside, ...(proposal ?? {}) }, votes };
  }
  const issue = poll.error.issues[0]!;
  const field = issue.path.join('.');
  throw new InputError('poll-unreadable', `${name} is not a poll: ${field || 'the file'} ${issue.message}`, {
    field,
    hint: 'A poll is {"proposal": {"choices": […]}, "votes": [{"choice": 1, "balance": 1}]}, or a hub\'s answer with "data".',
  });
}

/** A GraphQL answer holds everything under `data`; some tools save the response around it as well. */
function answerIn(document: unknown): unknown {
  const data = fieldOf(document, 'data');
  return typeof data === 'object' && data !== null ? answerIn(data) : document;
}

/** A query for votes alone answers each vote's proposal with it, one for a list of proposals the only one of them. */
function withProposal(document: unknown): unknown {
  const votes = fieldOf(document, 'votes') ?? fieldOf(fieldOf(document, 'proposal'), 'votes');
  if (!Array.isArray(votes)) return document;
  const listed = fieldOf(document, 'proposals');
  const proposals = [
    ...(Array.isArray(listed) ? listed : [fieldOf(document, 'proposal')]),
    ...votes.map((vote) => fieldOf(vote, 'proposal')),
  ].filter((proposal) => typeof proposal === 'object' && proposal !== null);
  const ids = new Set(proposals.map((proposal) => fieldOf(proposal, 'id')).filter((id) => id !== undefined));
  if (ids.size > 1) {
    throw new InputError('poll-unreadable', `the file has votes of ${ids.size} polls`, {
      field: 'proposal.id',
      value: [...ids].slice(0, 5),
      hint: 'Ask the hub for the votes of one proposal.',
    });
  }
  const proposal = proposals.find((each) => fieldOf(each, 'choices') !== undefined) ?? proposals[0];
  const beside = typeof document === 'object' && document !== null ? document : {};
  // The count of votes that a hub answers is a number of the same name.
  const told =
    proposal === undefined || !Array.isArray(fieldOf(proposal, 'votes')) ? proposal : { ...proposal, votes: null };
  return { ...beside, proposal: told, votes };
}

function rawVote(vote: unknown): RawVote {
  const voter = fieldOf(vote, 'voter') ?? fieldOf(vote, 'address') ?? fieldOf(vote, 'member');
  const created = fieldOf(vote, 'created') ?? fieldOf(vote, 'timestamp');
  const id = fieldOf(voter, 'id') ?? voter;
  return {
    voter: typeof id === 'string' && id !== '' ? id : null,
    choice: fieldOf(vote, 'choice'),
    power: powerIn(fieldOf(vote, 'balance') ?? fieldOf(vote, 'vp')),
    created: typeof created === 'string' ? (instantIn(created.trim()) ?? null) : powerIn(created),
  };
}

/** A number ≥ 0, also as text; `null` when it is none. */
function powerIn(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : null;
}

function recordNotes({ scores_state: state, votes }: Told, inFile: number): readonly string[] {
  const notes: string[] = [];
  if (typeof votes === 'number' && votes !== inFile) {
    notes.push(
      `The poll has ${votes} votes and the file ${inFile}: a hub answers 1,000 at a time. Ask for the others too.`,
    );
  }
  if (typeof state === 'string' && state !== '' && state !== 'final') {
    notes.push(`The recorded scores are not final (scores_state is "${state}").`);
  }
  return notes;
}

/** A hub knows a vote's power for certain when its strategies have been asked after the end. */
function powerNotes(votes: readonly unknown[]): readonly string[] {
  const open = votes.filter((vote) => {
    const state = fieldOf(vote, 'vp_state');
    return typeof state === 'string' && state !== '' && state !== 'final';
  }).length;
  return open === 0 ? [] : [`${open} of ${votes.length} voting powers are not final (vp_state).`];
}

/** `rankedChoice`, `ranked_choice` and `ranked-choice` are the same. */
function statedType(stated: string | null | undefined): PollType | null {
  if (stated === undefined || stated === null || stated === '') return null;
  const type = POLL_TYPES.find((known) => letters(known) === letters(stated));
  if (type !== undefined) return type;
  throw new InputError('poll-type', `"${stated}" is not a type of poll that can be counted`, {
    field: 'proposal.type',
    value: stated,
    hint: `Use one of ${POLL_TYPES.join(', ')}.`,
  });
}

const letters = (text: string | null | undefined) => (text ?? '').toLowerCase().replace(/[^a-z]/g, '');

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

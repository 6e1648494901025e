import { InputError } from '../../errors/index.js';
import { parseNestedJson } from '../../files/index.js';
import type { ImportFile } from '../table/import-file.js';

/** What a hub answered, field by field as it came. */
export type Entry = Readonly<Record<string, unknown>>;

/** Proposals and votes of a hub's answers, as they came; each vote with its poll's id under `proposal`. */
export interface HubEntries {
  readonly proposals: readonly Entry[];
  readonly votes: readonly Entry[];
}

/**
 * Takes the answers of Snapshot's hub apart, a thousand votes each as a hub gives them: `{"data": {"proposal" | "proposals",
 * "votes"}}`. A vote that names no poll is one of the only poll that all the files tell of, or of the wanted one where they
 * tell of none.
 * @throws InputError `hub-unreadable`
 */
export function hubEntries(answers: readonly ImportFile[], wanted: string | null): HubEntries {
  const read = answers.map(entriesIn);
  const proposals = new Map<unknown, Entry>();
  for (const told of read.flatMap((entries) => entries.proposals)) {
    proposals.set(told.id, { ...proposals.get(told.id), ...told });
  }
  const ids = proposals.size === 0 && wanted !== null ? [wanted] : [...proposals.keys()];
  const only = ids.length === 1 ? ids[0] : undefined;
  const votes = read
    .flatMap((entries) => entries.votes)
    .map((vote): Entry => ({ ...vote, proposal: idOf(vote.proposal) ?? only }));
  if (votes.every(({ proposal }) => proposal !== undefined)) return { proposals: [...proposals.values()], votes };
  throw new InputError('hub-unreadable', 'there are votes that do not say of which poll they are', {
    field: answers.map(({ name }) => name).join(', '),
    hint: 'Ask the hub for the poll too, its title, choices, start, end and quorum; of several polls, for "proposal { id }" of each vote.',
  });
}

function entriesIn({ name, text }: ImportFile): HubEntries {
  const data = answerIn(parsed(name, text));
  const polls = listOf(data.proposals ?? data.proposal);
  const votes = listOf(data.votes).concat(
    polls.flatMap(({ id, votes: own }) => listOf(own).map((vote) => ({ ...vote, proposal: id }))),
  );
  // A query for votes alone may ask for each vote's poll in full.
  const beside = votes.map(({ proposal }) => proposal).filter((told) => isEntry(told) && told.end !== undefined);
  const proposals = [...beside.filter(isEntry), ...polls].map(countOfVotes);
  if (proposals.length > 0 || votes.length > 0) return { proposals, votes };
  throw new InputError('hub-unreadable', `${name} has neither a poll nor votes`, {
    field: name,
    hint: 'Save the hub’s whole answer to a query for "proposal" and "votes": {"data": {"proposal": {…}, "votes": […]}}.',
  });
}

function parsed(name: string, text: string): unknown {
  try {
    return parseNestedJson(text.replace(/^\uFEFF/, ''));
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

/** A count of votes that is a number is kept: it says how many there are. */
function countOfVotes({ votes, ...proposal }: Entry): Entry {
  return typeof votes === 'number' ? { ...proposal, votes } : proposal;
}

const idOf = (proposal: unknown): unknown => (isEntry(proposal) ? proposal.id : proposal) ?? undefined;

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

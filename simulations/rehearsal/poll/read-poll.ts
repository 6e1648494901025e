import { z } from 'zod';
import { InputError } from '../../errors/index.js';
import type { ImportFile } from '../table/import-file.js';
import { ballotOf, shapeOf } from './ballot.js';
import { POLL_TYPES, type Poll, type PollType } from './poll.js';

const pollSchema = z.looseObject({
  type: z.string().optional(),
  choices: z.array(z.string()).optional(),
  proposal: z.looseObject({ type: z.string().optional(), choices: z.array(z.string()).optional() }).optional(),
  votes: z.array(z.unknown()),
});

/**
 * Reads a poll with its votes: `{"proposal": {"choices": […], "type"?}, "votes": [{"choice", "balance" | "vp"}]}`.
 * A type that is neither given nor stated in the file is read off the first vote's choice: a number is single-choice,
 * a list approval, weights by option quadratic. Ranked, Copeland and weighted polls look the same: they must be stated.
 * @throws InputError `poll-unreadable`, `poll-type`, `poll-vote`
 */
export function readPoll({ name, text }: ImportFile, given?: PollType | null): Poll {
  const document = parsed(name, text);
  const choices = document.proposal?.choices ?? document.choices;
  if (choices === undefined || choices.length === 0) {
    throw new InputError('poll-unreadable', `${name} has no choices`, {
      field: 'proposal.choices',
      hint: 'List the options in words under "proposal.choices".',
    });
  }
  const stated = given ?? statedType(document.type ?? document.proposal?.type);
  const type = stated ?? guessedType(document.votes);
  const ballots = document.votes.map((vote, i) => ballotOf(vote, i, type, choices.length));
  return { type, typeFrom: stated === undefined ? 'votes' : 'stated', choices, ballots };
}

function parsed(name: string, text: string): z.output<typeof pollSchema> {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new InputError('poll-unreadable', `${name} is not JSON`, { cause: error, hint: 'Give a poll as JSON.' });
  }
  const poll = pollSchema.safeParse(document);
  if (poll.success) return poll.data;
  const issue = poll.error.issues[0]!;
  const field = issue.path.join('.');
  throw new InputError('poll-unreadable', `${name} is not a poll: ${field || 'the file'} ${issue.message}`, {
    field,
    hint: 'A poll is {"proposal": {"choices": […]}, "votes": [{"choice": 1, "balance": 1}]}.',
  });
}

/** `rankedChoice`, `ranked_choice` and `ranked-choice` are the same. */
function statedType(stated: string | undefined): PollType | undefined {
  if (stated === undefined || stated === '') return undefined;
  const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
  const type = POLL_TYPES.find((known) => letters(known) === letters(stated));
  if (type !== undefined) return type;
  throw new InputError('poll-type', `"${stated}" is not a type of poll that can be counted`, {
    field: 'proposal.type',
    value: stated,
    hint: `Use one of ${POLL_TYPES.join(', ')}.`,
  });
}

function guessedType(votes: readonly unknown[]): PollType {
  const shape = shapeOf(votes[0]);
  return shape === 'list' ? 'approval' : shape === 'weights' ? 'quadratic' : 'single-choice';
}

import { InputError } from '../../errors/index.js';
import type { Ballot, PollType } from './poll.js';

/** The kind of ballot that each type of poll takes. */
const KIND_OF: Readonly<Record<PollType, Ballot['kind']>> = {
  'single-choice': 'one',
  basic: 'one',
  approval: 'list',
  'ranked-choice': 'list',
  copeland: 'list',
  weighted: 'weights',
  quadratic: 'weights',
};

/** The kind of ballot that a vote in a file has; `undefined` when none. */
export function shapeOf(vote: unknown): Ballot['kind'] | undefined {
  const choice = fieldOf(vote, 'choice');
  if (Array.isArray(choice)) return 'list';
  if (typeof choice === 'number') return 'one';
  return typeof choice === 'object' && choice !== null ? 'weights' : undefined;
}

/**
 * Checks the vote at an index. Its power is `balance` or `vp`.
 * @throws InputError `poll-vote` with the vote's index and value
 */
export function ballotOf(vote: unknown, index: number, type: PollType, options: number): Ballot {
  const choice = fieldOf(vote, 'choice');
  const refuse = (what: string, field: string, value: unknown): never => {
    throw new InputError('poll-vote', `votes[${index}].${field} ${what} (it is ${JSON.stringify(value)})`, {
      field: `votes[${index}].${field}`,
      value,
      hint: `A vote of a ${type} poll with ${options} options has ${EXAMPLE_OF[KIND_OF[type]]}, and its power in "balance" or "vp".`,
    });
  };
  const power = fieldOf(vote, 'balance') ?? fieldOf(vote, 'vp');
  if (typeof power !== 'number' || !Number.isFinite(power) || power < 0) {
    return refuse('must be a number, not negative', fieldOf(vote, 'balance') === undefined ? 'vp' : 'balance', power);
  }
  const optionOf = (number: unknown): number =>
    typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= options
      ? number - 1
      : refuse(`must name options from 1 to ${options}`, 'choice', choice);

  if (shapeOf(vote) !== KIND_OF[type]) return refuse(`is not a choice of a ${type} poll`, 'choice', choice);
  if (Array.isArray(choice)) {
    const listed = choice.map(optionOf);
    if (new Set(listed).size < listed.length) return refuse('names an option twice', 'choice', choice);
    return { kind: 'list', options: listed, power };
  }
  if (typeof choice === 'object' && choice !== null) {
    const weights = new Map<number, number>();
    for (const [key, weight] of Object.entries(choice)) {
      if (typeof weight !== 'number' || !Number.isFinite(weight) || weight < 0) {
        return refuse('must have weights that are numbers, not negative', 'choice', choice);
      }
      const option = optionOf(Number(key));
      if (weight > 0) weights.set(option, weight);
    }
    if (weights.size === 0) return refuse('must give some option a weight', 'choice', choice);
    return { kind: 'weights', weights, power };
  }
  return { kind: 'one', option: optionOf(choice), power };
}

const EXAMPLE_OF: Readonly<Record<Ballot['kind'], string>> = {
  one: 'an option as "choice": 1',
  list: 'options as "choice": [2, 1]',
  weights: 'weights by option as "choice": {"1": 3, "2": 1}',
};

function fieldOf(vote: unknown, name: string): unknown {
  return typeof vote === 'object' && vote !== null ? (vote as Readonly<Record<string, unknown>>)[name] : undefined;
}

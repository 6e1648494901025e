import { shapeOf } from './ballot.js';
import { sameScores } from './count-ballots.js';
import type { Ballot, Poll, PollType } from './poll.js';

/** Types whose ballots look the same. Where nothing tells them apart the first is taken, which is said. */
const ALIKE: Readonly<Record<Ballot['kind'], readonly PollType[]>> = {
  one: ['single-choice'],
  list: ['approval', 'ranked-choice', 'copeland'],
  weights: ['quadratic', 'weighted'],
};

/** Which type a poll is of, and what to say about how that is known. */
export interface KnownType {
  readonly type: PollType;
  readonly typeFrom: 'stated' | 'scores' | 'votes';
  readonly note: string | null;
}

/**
 * The stated type; else the one whose count gives the scores that the file records; else what most votes look like: a
 * number is single-choice, a list approval (ranked-choice when every one ranks all options), weights by option quadratic.
 */
export function pollType(poll: Poll, scoresAs: (type: PollType) => readonly number[]): KnownType {
  const { statedType, recorded } = poll;
  if (statedType !== null) return { type: statedType, typeFrom: 'stated', note: null };
  const kind = usualShape(poll);
  const candidates = ALIKE[kind];
  const guess = kind === 'list' && ranksAll(poll) ? 'ranked-choice' : candidates[0]!;
  if (candidates.length === 1) return { type: guess, typeFrom: 'votes', note: null };
  const fitting = recorded === null ? [] : candidates.filter((type) => sameScores(scoresAs(type), recorded));
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return { type: only, typeFrom: 'scores', note: null };
  if (only !== undefined) {
    const type = fitting.includes(guess) ? guess : only;
    return {
      type,
      typeFrom: 'scores',
      note: `The file's scores are those of ${fitting.join(' and of ')}; it was counted as ${type}.`,
    };
  }
  const others = candidates.filter((type) => type !== guess && !sameScores(scoresAs(type), scoresAs(guess)));
  return { type: guess, typeFrom: 'votes', note: others.length === 0 ? null : guessed(guess, others, poll, scoresAs) };
}

function guessed(
  guess: PollType,
  others: readonly PollType[],
  { choices }: Poll,
  scoresAs: (type: PollType) => readonly number[],
): string {
  const leader = (type: PollType) => {
    const scores = scoresAs(type);
    return choices[scores.indexOf(Math.max(...scores))]!;
  };
  const elsewhere = others.filter((type) => leader(type) !== leader(guess));
  const winner =
    elsewhere.length === 0
      ? ''
      : ` ${elsewhere.map((type) => `As ${type}, "${leader(type)}" leads`).join('. ')} and not "${leader(guess)}".`;
  return `The type is a guess: votes of ${[guess, ...others].join(', ')} polls look alike. State it.${winner}`;
}

function usualShape({ votes }: Poll): Ballot['kind'] {
  const counts = { one: 0, list: 0, weights: 0 };
  for (const { choice } of votes) {
    const shape = shapeOf(choice);
    if (shape !== undefined) counts[shape]++;
  }
  if (counts.list > counts.one && counts.list >= counts.weights) return 'list';
  return counts.weights > counts.one ? 'weights' : 'one';
}

/** Nobody approves everything: lists that all name every option are rankings. */
function ranksAll({ votes, choices }: Poll): boolean {
  const lists = votes.flatMap(({ choice }) => (Array.isArray(choice) ? [choice] : []));
  return choices.length > 1 && lists.every((list) => new Set(list).size === choices.length);
}

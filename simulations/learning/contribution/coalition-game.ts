import { LearningError } from '../../errors/index.js';

/** Some of a game's players: their indices, ascending, none twice. */
export type Coalition = readonly number[];

/** A cooperative game: what every coalition of a round's updates is worth, found out by evaluating, never by training. */
export interface CoalitionGame {
  /** Number of players, each an update; a coalition is an ascending list of their indices. */
  readonly players: number;
  /** The worth of each coalition, in their order; the empty one is the unchanged model. Answers are remembered. */
  worth(coalitions: readonly Coalition[]): Promise<readonly number[]>;
  /** Distinct coalitions evaluated so far, which is what a score costs. */
  readonly evaluated: number;
}

/** Scores of all players and what they cost. */
export interface Scores {
  readonly scores: readonly number[];
  /** Coalitions that had to be evaluated. */
  readonly evaluated: number;
}

/**
 * A game that asks `evaluate` for the worth of each coalition once. What is new in a call goes to `evaluate` in one
 * array, without doubles, so that it can be worked on in parallel. Throws a `LearningError` for a coalition that is no
 * ascending list of players, and when `evaluate` does not answer each with a finite number; a failed question is
 * forgotten and may be asked again.
 */
export function rememberingGame(
  players: number,
  evaluate: (coalitions: readonly Coalition[]) => Promise<readonly number[]>,
): CoalitionGame {
  const answers = new Map<string, Promise<number>>();

  const ask = (asked: ReadonlyMap<string, Coalition>): void => {
    const answer = evaluate([...asked.values()]).then((worths) => checkedWorths(worths, asked.size));
    [...asked.keys()].forEach((key, i) => {
      const worth = answer.then((worths) => worths[i]!);
      answers.set(key, worth);
      worth.catch(() => answers.delete(key));
    });
  };

  return {
    players,
    worth: async (coalitions) => {
      const keys = coalitions.map((coalition) => keyOf(coalition, players));
      const unknown = new Map(
        keys.map((key, i) => [key, coalitions[i]!] as const).filter(([key]) => !answers.has(key)),
      );
      if (unknown.size > 0) ask(unknown);
      return Promise.all(keys.map((key) => answers.get(key)!));
    },
    get evaluated() {
      return answers.size;
    },
  };
}

function keyOf(coalition: Coalition, players: number): string {
  const legal = coalition.every(
    (player, i) => Number.isInteger(player) && player > (coalition[i - 1] ?? -1) && player < players,
  );
  if (legal) return coalition.join(' ');
  throw new LearningError('learning.coalitionInvalid', `[${coalition.join(', ')}] is no coalition of this game.`, {
    field: 'coalition',
    value: coalition,
    hint: `Give an ascending list of players from 0 to ${players - 1}, none of them twice.`,
  });
}

function checkedWorths(worths: readonly number[], asked: number): readonly number[] {
  if (worths.length === asked && worths.every(Number.isFinite)) return worths;
  throw new LearningError(
    'learning.worthInvalid',
    `${asked} coalitions were asked for, and ${worths.filter(Number.isFinite).length} finite worths came back.`,
    { field: 'worth', value: worths, hint: 'Answer each coalition with one finite number, in their order.' },
  );
}

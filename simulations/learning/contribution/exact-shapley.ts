import { InputError } from '../../errors/index.js';
import { MOST_EXACT_PLAYERS } from '../../scenario/index.js';
import type { Coalition, CoalitionGame, Scores } from './coalition-game.js';

/**
 * The Shapley value of each player (Shapley 1953, "A value for n-person games"): what it adds to those before it, on
 * average over all orders of arrival. All 2^n coalitions are evaluated, in one question; O(n·2^n) arithmetic besides.
 * Throws an `InputError` for more than ten players.
 */
export async function exactShapley(game: CoalitionGame): Promise<Scores> {
  const { players } = game;
  if (players > MOST_EXACT_PLAYERS) throw tooManyPlayers(players);
  if (players === 0) return { scores: [], evaluated: game.evaluated };
  const coalitions = Array.from({ length: 2 ** players }, (_, members) => membersOf(members, players));
  const worths = await game.worth(coalitions);
  const weights = arrivalWeights(players);
  const scores = Array.from({ length: players }, (_, player) => {
    let score = 0;
    coalitions.forEach((coalition, members) => {
      if (members & (1 << player)) return;
      score += weights[coalition.length]! * (worths[members | (1 << player)]! - worths[members]!);
    });
    return score;
  });
  return { scores, evaluated: game.evaluated };
}

/** The players whose bits are set. */
function membersOf(bits: number, players: number): Coalition {
  return Array.from({ length: players }, (_, player) => player).filter((player) => bits & (1 << player));
}

/** Chance that exactly a given coalition of s arrives before a given player: s! (n − s − 1)! / n!, for each s. */
function arrivalWeights(players: number): number[] {
  const weights = [1 / players];
  for (let size = 1; size < players; size++) weights.push((weights[size - 1]! * size) / (players - size));
  return weights;
}

function tooManyPlayers(players: number): InputError {
  return new InputError(
    'learning.shapleyTooManyPlayers',
    `Exact Shapley values of ${players} updates would take ${2 ** players} evaluations; at most ${MOST_EXACT_PLAYERS} updates are scored so.`,
    {
      field: 'contribution.rule',
      value: 'shapley',
      hint: 'Choose guidedShapley or monteCarloShapley, which draw orders of arrival, or ask fewer clients a round.',
    },
  );
}

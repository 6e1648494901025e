import type { RandomStream } from '../../random/index.js';
import type { CoalitionGame, Scores } from './coalition-game.js';
import { additionsOnArrival, everybody, type Sampling } from './orders-of-arrival.js';

/**
 * Truncated Monte-Carlo estimate of the Shapley values (Ghorbani & Zou 2019, "Data Shapley", arXiv 1904.02868,
 * algorithm 1): the mean of what each player adds in orders of arrival drawn evenly at random, each cut short once those
 * arrived are worth nearly as much as all. Unbiased with a tolerance of 0; the scores add up to the worth of all minus
 * that of nobody, to within the tolerance. At most permutations × (n − 1) + 2 coalitions are evaluated.
 */
export async function monteCarloShapley(
  game: CoalitionGame,
  { permutations, tolerance }: Sampling,
  random: RandomStream,
): Promise<Scores> {
  const players = everybody(game.players);
  const [empty, all] = await game.worth([[], players]);
  const orders = Array.from({ length: permutations }, () => random.shuffle(players));
  const additions = await additionsOnArrival(game, orders, tolerance, empty!, all!);
  const scores = players.map((player) => additions.reduce((sum, added) => sum + added[player]!, 0) / permutations);
  return { scores, evaluated: game.evaluated };
}

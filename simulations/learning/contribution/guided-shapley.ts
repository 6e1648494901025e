import type { RandomStream } from '../../random/index.js';
import type { CoalitionGame, Scores } from './coalition-game.js';
import { additionsOnArrival, everybody, type Sampling } from './orders-of-arrival.js';

/** The estimate has settled once each of the last turns' estimates was this near to the latest, relative to its size. */
const SETTLED = 0.05;

/** How many of the turns before the latest have to agree with it. */
const LOOK_BACK = 3;

/**
 * Guided truncation estimate of the Shapley values (GTG-Shapley: Liu et al. 2022, arXiv 2109.02053, algorithm 1). The
 * round scores 0 throughout when all updates together change the model's worth by less than the tolerance (truncation
 * between rounds). Otherwise orders of arrival are drawn in turns; in a turn every player leads one order and the rest
 * follow at random (guided sampling), and each order is cut short once those arrived are worth nearly as much as all
 * (truncation within the round). It stops when the estimate has settled, or after the most orders that make whole turns,
 * which keeps it unbiased but for truncation; one turn is always drawn. At most n + permutations × (n − 2) + 2
 * coalitions are evaluated, 2 in a round that changes nothing.
 */
export async function guidedShapley(
  game: CoalitionGame,
  { permutations, tolerance }: Sampling,
  random: RandomStream,
): Promise<Scores> {
  const players = everybody(game.players);
  const [empty, all] = await game.worth([[], players]);
  const totals = new Float64Array(game.players);
  if (Math.abs(all! - empty!) < tolerance) return { scores: [...totals], evaluated: game.evaluated };

  const mostTurns = Math.max(1, Math.floor(permutations / game.players));
  const estimates: number[][] = [];
  for (let turn = 1; turn <= mostTurns && !hasSettled(estimates); turn++) {
    const orders = players.map((leader) => [leader, ...random.shuffle(players.filter((other) => other !== leader))]);
    for (const added of await additionsOnArrival(game, orders, tolerance, empty!, all!)) {
      for (const player of players) totals[player]! += added[player]!;
    }
    estimates.push([...totals].map((total) => total / (turn * game.players)));
  }
  return { scores: estimates.at(-1)!, evaluated: game.evaluated };
}

/**
 * Whether the last estimates agree: the sum of differences to the latest, over the sum of its absolute values. The paper
 * takes every player's relative difference, which a player worth nothing (a free rider) would keep from settling.
 */
function hasSettled(estimates: readonly (readonly number[])[]): boolean {
  if (estimates.length <= LOOK_BACK) return false;
  const latest = estimates.at(-1)!;
  const size = latest.reduce((sum, score) => sum + Math.abs(score), 0);
  return estimates
    .slice(-1 - LOOK_BACK, -1)
    .every((earlier) => earlier.reduce((sum, score, i) => sum + Math.abs(score - latest[i]!), 0) <= SETTLED * size);
}

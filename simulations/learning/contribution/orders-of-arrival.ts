import type { CoalitionGame } from './coalition-game.js';

/** A permutation of the players. */
export type Order = readonly number[];

/** How orders of arrival are drawn and cut short. */
export interface Sampling {
  /** Orders drawn, or the most of them. */
  readonly permutations: number;
  /** An order ends once those arrived are worth less than this away from what all are worth. 0: never. */
  readonly tolerance: number;
}

/**
 * What each player adds when it arrives, for several orders: index of the order, then the player. Nobody after the end
 * of a truncated order adds anything. All orders go forward together, so that each step is one question to the game.
 * `empty` and `all` are the worths of nobody and of everybody.
 */
export async function additionsOnArrival(
  game: CoalitionGame,
  orders: readonly Order[],
  tolerance: number,
  empty: number,
  all: number,
): Promise<Float64Array[]> {
  const additions = orders.map(() => new Float64Array(game.players));
  const worths = orders.map(() => empty);
  for (let arrived = 1; arrived <= game.players; arrived++) {
    const going = orders.map((_, i) => i).filter((i) => Math.abs(all - worths[i]!) >= tolerance);
    if (going.length === 0) break;
    const next = await game.worth(going.map((i) => ascending(orders[i]!.slice(0, arrived))));
    going.forEach((i, n) => {
      additions[i]![orders[i]![arrived - 1]!] = next[n]! - worths[i]!;
      worths[i] = next[n]!;
    });
  }
  return additions;
}

/** Everybody, in index order. */
export function everybody(players: number): Order {
  return Array.from({ length: players }, (_, player) => player);
}

function ascending(players: readonly number[]): readonly number[] {
  return [...players].sort((a, b) => a - b);
}

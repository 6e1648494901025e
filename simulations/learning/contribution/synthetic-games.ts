import { randomStream } from '../../random/index.js';
import { type Coalition, type CoalitionGame, rememberingGame } from './coalition-game.js';

/** A game with a formula for its worths. */
export function gameOf(players: number, worth: (coalition: Coalition) => number): CoalitionGame {
  return rememberingGame(players, async (coalitions) => coalitions.map(worth));
}

/**
 * A game that looks like a round of learning: each player holds its own share of ten classes, and a class is learnt the
 * better the more examples of it a coalition holds, with diminishing returns, from 10 % to 95 % right of 1,000 examples.
 * With a skew of 0 all hold the same; with 3, most hold much of a few classes.
 */
export function learningGame(players: number, seed: number, skew = 3): CoalitionGame {
  const stream = randomStream(seed, 'learningGame');
  const held = Array.from({ length: players }, () => Array.from({ length: 10 }, () => stream.next() ** skew));
  const totals = Array.from({ length: 10 }, (_, label) => held.reduce((sum, shares) => sum + shares[label]!, 0));
  return gameOf(players, (coalition) => {
    const learnt = totals.map((total, label) => {
      const share = coalition.reduce((sum, player) => sum + held[player]![label]!, 0) / total;
      return 0.1 + 0.85 * (1 - Math.exp(-5 * share));
    });
    return Math.round(learnt.reduce((sum, right) => sum + right, 0) * 100) / 1000;
  });
}

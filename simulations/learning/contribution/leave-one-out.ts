import type { CoalitionGame, Scores } from './coalition-game.js';

/**
 * Scores each player by what all are worth together minus what they are worth without it (Cook 1977's deletion
 * diagnostic, as compared by Ghorbani & Zou 2019, arXiv 1904.02868, section 2). n + 1 coalitions are evaluated.
 */
export async function leaveOneOut(game: CoalitionGame): Promise<Scores> {
  if (game.players === 0) return { scores: [], evaluated: 0 };
  const all = Array.from({ length: game.players }, (_, player) => player);
  const without = all.map((left) => all.filter((player) => player !== left));
  const [worthOfAll, ...worthWithout] = await game.worth([all, ...without]);
  return { scores: worthWithout.map((worth) => worthOfAll! - worth), evaluated: game.evaluated };
}

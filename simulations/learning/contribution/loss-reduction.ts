import type { Scores } from './coalition-game.js';

/** Mean held-out cross-entropies (nats). */
export interface Losses {
  /** That of the round's model. */
  readonly before: number;
  /** That of the round's model plus one update, for each update. */
  readonly after: readonly number[];
}

/**
 * Scores each update by how much it alone lowers the held-out loss of the model (nats; negative when it raises it):
 * what a coalition of one is worth in the per-round game of Wang et al. (2020), "A principled approach to data
 * valuation for federated learning", arXiv 2009.06192. O(n): n models and the unchanged one are evaluated.
 */
export function lossReduction({ before, after }: Losses): Scores {
  return { scores: after.map((loss) => before - loss), evaluated: after.length + 1 };
}

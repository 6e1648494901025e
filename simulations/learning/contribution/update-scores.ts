import { cosineSimilarity } from '../inspection/cosine-similarity.js';
import type { Scores } from './coalition-game.js';

/* Scores that look at each update by itself: no coalition is asked for. */

/**
 * Scores each update by the number of examples that its sender says stand behind it: what FedAvg weighs by (McMahan et
 * al. 2017, arXiv 1602.05629, algorithm 1). O(n), nothing is evaluated.
 */
export function sampleCount(sampleCounts: readonly number[]): Scores {
  return { scores: [...sampleCounts], evaluated: 0 };
}

/**
 * Scores each update by the cosine of its angle to the combined update (−1 to 1): the gradient alignment of Xu et al.
 * (2021), "Gradient driven rewards to guarantee fairness in collaborative machine learning" (NeurIPS). An update or a
 * combination of zeros scores 0. O(n·d), nothing is evaluated.
 */
export function cosine(updates: readonly Float32Array[], combined: Float32Array): Scores {
  return { scores: updates.map((update) => cosineSimilarity(update, combined)), evaluated: 0 };
}

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

/**
 * Scores each update by its influence: what it takes off the held-out loss (nats) when it alone is added to the model,
 * at the share that it has in the plain mean. The reduction of a held-out loss at the step in which the data were used
 * is the idealised influence of Pruthi et al. (2020, TracIn, arXiv 2002.08484, section 3), here of an update instead of
 * an example. `effects` holds one value for each update and held-out example.
 */
export function influence(effects: readonly Float32Array[]): Scores {
  return { scores: effects.map(meanOf), evaluated: effects.length + 1 };
}

function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

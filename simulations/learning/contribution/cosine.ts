import { cosineSimilarity } from '../inspection/cosine-similarity.js';
import type { Scores } from './coalition-game.js';

/**
 * Scores each update by the cosine of its angle to the combined update (−1 to 1): the gradient alignment of Xu et al.
 * (2021), "Gradient driven rewards to guarantee fairness in collaborative machine learning" (NeurIPS). An update or a
 * combination of zeros scores 0. O(n·d), nothing is evaluated.
 */
export function cosine(updates: readonly Float32Array[], combined: Float32Array): Scores {
  return { scores: updates.map((update) => cosineSimilarity(update, combined)), evaluated: 0 };
}

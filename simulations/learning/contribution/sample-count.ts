import type { Scores } from './coalition-game.js';

/**
 * Scores each update by the number of examples that its sender says stand behind it: what FedAvg weighs by (McMahan et
 * al. 2017, arXiv 1602.05629, algorithm 1). O(n), nothing is evaluated.
 */
export function sampleCount(sampleCounts: readonly number[]): Scores {
  return { scores: [...sampleCounts], evaluated: 0 };
}

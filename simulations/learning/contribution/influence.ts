import type { Scores } from './coalition-game.js';

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

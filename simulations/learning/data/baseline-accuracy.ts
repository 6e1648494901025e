import { errorFunction } from 'simple-statistics';
import type { Dataset } from './example-set.js';

/** Standard deviations beyond which the normal density is left out, and the step between its points. */
const REACH = 8;
const STEP = 1 / 64;

/**
 * Best reachable accuracy (0 to 1) on `classes` equally frequent normal distributions, deviation 1 in every direction,
 * whose centres are `separation` = d apart, each from each: ∫ φ(t) Φ(t + d / √2)^(c − 1) dt. The scores x·μₖ that
 * Bayes' rule compares have deviation d / √2 once what they share is taken off, and the true class is d²/2 ahead of all
 * others. With a share p of the labels drawn anew from all c classes it is (1 − p) a + p / c. By the trapezoid rule, which
 * is exact to about 1e-7 here (that of `errorFunction`).
 */
export function bayesAccuracy(classes: number, separation: number, labelNoise: number): number {
  let clean = 0;
  for (let t = -REACH; t <= REACH; t += STEP) {
    const density = Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
    const ahead = (1 + errorFunction((t + separation / Math.SQRT2) / Math.SQRT2)) / 2;
    clean += STEP * density * ahead ** (classes - 1);
  }
  return (1 - labelNoise) * clean + labelNoise / classes;
}

/**
 * Share (0 to 1) of the test split that always naming the commonest training class gets right; of equally common ones
 * the first. A model that is not above it has learnt nothing.
 */
export function majorityAccuracy({ classes, train, test }: Pick<Dataset, 'classes' | 'train' | 'test'>): number {
  const counts = new Array<number>(classes).fill(0);
  for (const label of train.labels) counts[label]!++;
  const commonest = counts.indexOf(Math.max(...counts));
  return test.labels.filter((label) => label === commonest).length / test.labels.length;
}

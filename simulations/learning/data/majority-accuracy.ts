import type { Dataset } from './example-set.js';

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

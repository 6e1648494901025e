import { indexOfLargest } from '../training/cross-entropy.js';
import type { ConfusionMatrix } from './inspection.js';

/**
 * Counts examples by their label (row) and the class with the first largest logit (column). `logits` is flat, examples ×
 * classes. Examples whose logits hold no number are predicted to be nothing and are in no column. O(examples × classes).
 */
export function confusionOf(logits: Float32Array, labels: ArrayLike<number>, classes: number): ConfusionMatrix {
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < labels.length; i++) {
    const predicted = indexOfLargest(logits.subarray(i * classes, (i + 1) * classes));
    if (predicted >= 0) matrix[labels[i]!]![predicted]!++;
  }
  return matrix;
}

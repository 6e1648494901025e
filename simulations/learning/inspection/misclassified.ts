import { indexOfLargest } from '../training/cross-entropy.js';
import type { Misclassified } from './inspection.js';

/** Most mistakes that are shown. */
export const SHOWN = 24;

/**
 * The mistakes that a model is surest of, surest first and, among equally sure ones, in the order of the examples.
 * `logits` is flat, examples × classes; probabilities are their softmax in float64. Examples whose logits hold no number
 * are left out, as nothing is predicted for them. O(examples × classes + mistakes × log mistakes).
 */
export function misclassifiedOf(
  logits: Float32Array,
  labels: ArrayLike<number>,
  classes: number,
  most = SHOWN,
): readonly Misclassified[] {
  const mistakes: Misclassified[] = [];
  for (let example = 0; example < labels.length; example++) {
    const scores = logits.subarray(example * classes, (example + 1) * classes);
    const predicted = indexOfLargest(scores);
    const label = labels[example]!;
    if (predicted < 0 || predicted === label) continue;
    mistakes.push({ example, label, predicted, confidence: probabilityOfLargest(scores, scores[predicted]!) });
  }
  return mistakes.sort((a, b) => b.confidence - a.confidence || a.example - b.example).slice(0, most);
}

/** Softmax of the largest score: 1 when it is infinite. Scores that are no numbers have no part in it. */
function probabilityOfLargest(scores: Float32Array, largest: number): number {
  let total = 0;
  for (const score of scores) if (score < largest) total += Math.exp(score - largest);
  for (const score of scores) if (score === largest) total += 1;
  return 1 / total;
}

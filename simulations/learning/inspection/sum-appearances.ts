import { emptyTally, type Tally } from '../training/cross-entropy.js';
import type { ConfusionMatrix, Misclassified } from './inspection.js';
import { SHOWN } from './misclassified.js';

/** How a model does on some examples. */
export interface Appearance {
  readonly tally: Tally;
  readonly confusion: ConfusionMatrix;
  /** The most confident mistakes. */
  readonly mistakes: readonly Misclassified[];
}

/** How a model does on several parts of a split together, summed in the parts' order. */
export function sumAppearances(parts: readonly Appearance[], classes: number): Appearance {
  const tally = emptyTally();
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const part of parts) {
    tally.examples += part.tally.examples;
    tally.correct += part.tally.correct;
    tally.loss += part.tally.loss;
    part.confusion.forEach((row, label) => {
      row.forEach((count, predicted) => {
        confusion[label]![predicted]! += count;
      });
    });
  }
  const mistakes = parts.flatMap((part) => part.mistakes);
  mistakes.sort((a, b) => b.confidence - a.confidence || a.example - b.example);
  return { tally, confusion, mistakes: mistakes.slice(0, SHOWN) };
}

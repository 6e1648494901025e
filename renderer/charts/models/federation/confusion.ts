import { count as number } from '../../../words/number-format.js';

/** One cell of a confusion matrix. */
export interface ConfusionCell {
  readonly truth: number;
  readonly predicted: number;
  readonly count: number;
  /** Share (0 to 1) of the examples of the true label. */
  readonly share: number;
}

export interface ConfusionModel {
  readonly classes: number;
  readonly cells: readonly ConfusionCell[];
  readonly total: number;
  readonly right: number;
  /** The most frequent mistakes, most frequent first. */
  readonly mistakes: readonly ConfusionCell[];
}

/** Test examples by true label (row) and predicted label (column), as counts and as shares of the row. */
export function confusionModel(matrix: readonly (readonly number[])[]): ConfusionModel {
  const cells = matrix.flatMap((row, truth) => {
    const examples = row.reduce((sum, count) => sum + count, 0);
    return row.map((count, predicted) => ({ truth, predicted, count, share: examples === 0 ? 0 : count / examples }));
  });
  const mistakes = cells
    .filter(({ truth, predicted, count }) => truth !== predicted && count > 0)
    .sort((a, b) => b.count - a.count || b.share - a.share)
    .slice(0, 3);
  return {
    classes: matrix.length,
    cells,
    total: cells.reduce((sum, { count }) => sum + count, 0),
    right: cells.reduce((sum, { truth, predicted, count }) => sum + (truth === predicted ? count : 0), 0),
    mistakes,
  };
}

/** The most frequent mistakes in a sentence. */
export function mistakesWords({ mistakes, total, right }: ConfusionModel, names: readonly string[]): string {
  const told = mistakes.map(
    ({ truth, predicted, count }) => `${names[truth]} taken for ${names[predicted]} (${number(count)})`,
  );
  if (told.length === 0) return `All ${number(total)} test examples are right.`;
  return `${number(right)} of ${number(total)} right. Most often ${told.join(', ')}.`;
}

/**
 * The most that one example adds to a mean cross-entropy: that of a probability of 1e-7 (16.1 nats), the bound that
 * Keras uses too. It keeps the loss of a diverged or poisoned model finite and comparable.
 */
export const LARGEST_LOSS = -Math.log(1e-7);

/** Examples counted, those right among them, and their summed cross-entropy (nats). */
export interface Tally {
  examples: number;
  correct: number;
  loss: number;
}

export function emptyTally(): Tally {
  return { examples: 0, correct: 0, loss: 0 };
}

/** Told of one example: whether it was right, and its cross-entropy (nats), which may be no number. */
type Told = (right: boolean, loss: number, example: number) => void;

function visitExamples(logits: Float32Array, classes: number, labels: ArrayLike<number>, told: Told): void {
  for (let i = 0; i < labels.length; i++) {
    const scores = logits.subarray(i * classes, (i + 1) * classes);
    const predicted = indexOfLargest(scores);
    const largest = scores[predicted] ?? Number.NaN;
    let total = 0;
    for (const score of scores) total += Math.exp(score - largest);
    told(predicted === labels[i], Math.log(total) + largest - scores[labels[i]!]!, i);
  }
}

/** Counts examples by their class scores [examples, classes] and labels, in float64. */
export function tallyLogits(tally: Tally, logits: Float32Array, classes: number, labels: ArrayLike<number>): void {
  visitExamples(logits, classes, labels, (right, loss) => count(tally, right, loss));
}

/** How a model does on each example by itself: 1 where it is right, and the cross-entropy (nats) of all. */
export interface ExampleOutcomes {
  readonly right: Uint8Array;
  readonly losses: Float32Array;
}

/** Writes down, from the example `first` on, how each does by its class scores [examples, classes] and label. */
export function noteLogits(
  { right, losses }: ExampleOutcomes,
  logits: Float32Array,
  classes: number,
  labels: ArrayLike<number>,
  first: number,
): void {
  visitExamples(logits, classes, labels, (isRight, loss, example) => {
    right[first + example] = isRight ? 1 : 0;
    losses[first + example] = boundedLoss(loss);
  });
}

/** Counts examples by their class probabilities [examples, classes] and labels. */
export function tallyProbabilities(
  tally: Tally,
  probabilities: Float32Array,
  classes: number,
  labels: ArrayLike<number>,
): void {
  for (let i = 0; i < labels.length; i++) {
    const row = probabilities.subarray(i * classes, (i + 1) * classes);
    count(tally, indexOfLargest(row) === labels[i], -Math.log(row[labels[i]!]!));
  }
}

function count(tally: Tally, correct: boolean, loss: number): void {
  tally.examples++;
  if (correct) tally.correct++;
  tally.loss += boundedLoss(loss);
}

const boundedLoss = (loss: number) => (loss <= LARGEST_LOSS ? loss : LARGEST_LOSS);

/** The first largest value's index; −1 when there is no number in it, as after a division by zero. */
export function indexOfLargest(values: Float32Array): number {
  let best = -1;
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    if (values[i]! > largest) {
      largest = values[i]!;
      best = i;
    }
  }
  return best;
}

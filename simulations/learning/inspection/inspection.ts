/** Test examples by true label (row) and predicted label (column). */
export type ConfusionMatrix = readonly (readonly number[])[];

/** One test example that the model gets wrong. */
export interface Misclassified {
  /** Index into the test split. */
  readonly example: number;
  readonly label: number;
  readonly predicted: number;
  /** The model's probability of its prediction (0 to 1). */
  readonly confidence: number;
}

/** How one weight tensor's values are spread: equal bins from `from` to `to`. */
export interface WeightHistogram {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
}

/** What can be looked at in a round. */
export interface RoundInspection {
  readonly confusion: ConfusionMatrix;
  /** The most confident mistakes, at most 24. */
  readonly misclassified: readonly Misclassified[];
  readonly histograms: readonly WeightHistogram[];
  /**
   * Cosine of every pair of combined updates (−1 to 1), in the order of `similarityShards`; `null` when
   * nobody may see single updates.
   */
  readonly similarity: readonly (readonly number[])[] | null;
  readonly similarityShards: readonly number[];
}

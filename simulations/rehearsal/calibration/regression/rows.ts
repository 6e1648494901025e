/** What a regression learns from: rows of features, row by row in one array, each with what happened. */
export interface Rows {
  readonly columns: number;
  readonly features: Float32Array;
  /** 0 or 1. */
  readonly outcomes: Float32Array;
  /** How many cases a row stands for. */
  readonly weights: Float32Array;
}

/** Rows that grow, a row at a time. */
export function growingRows(columns: number) {
  let features = new Float32Array(1024 * columns);
  const outcomes: number[] = [];
  const weights: number[] = [];
  return {
    /** Adds a row; `write` fills its features from an offset on. */
    add(outcome: number, weight: number, write: (features: Float32Array, at: number) => void): void {
      const at = outcomes.length * columns;
      if (at === features.length) {
        const larger = new Float32Array(2 * at);
        larger.set(features);
        features = larger;
      }
      write(features, at);
      outcomes.push(outcome);
      weights.push(weight);
    },
    done: (): Rows => ({
      columns,
      features: features.subarray(0, outcomes.length * columns),
      outcomes: Float32Array.from(outcomes),
      weights: Float32Array.from(weights),
    }),
  };
}

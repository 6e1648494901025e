/** Updates to combine: flat and equally long, or the same range of each. */
export interface Updates {
  readonly deltas: readonly Float32Array[];
  /** Examples behind each update, in the same order. */
  readonly sampleCounts: readonly number[];
}

/**
 * How updates become one model. Rules are plain functions of their input, in float64 and in the order given, so that
 * every machine gets the same bits; the caller fixes the order of the updates, and leaves out those with a value
 * that is no number.
 */
export interface AggregationRule {
  /**
   * Whether each weight's result depends on that weight's values alone, so that ranges of weights may be combined
   * apart from each other.
   */
  readonly coordinatewise: boolean;
  /** The model plus the combination of the updates. No updates: the model's values. */
  combine(model: Float32Array, updates: Updates): Float32Array;
  /** What `combine` would give without update i, for every i, at a fraction of that cost. */
  combineWithoutEach(model: Float32Array, updates: Updates): Float32Array[];
}

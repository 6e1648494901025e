/** Updates to combine: flat and equally long, or the same range of each. */
export interface Updates {
  readonly deltas: readonly Float32Array[];
  /** Examples behind each update, in the same order. */
  readonly sampleCounts: readonly number[];
  /** Which shard's trainer sent each update, in the same order. */
  readonly shards: readonly number[];
}

/** What some rules go by besides the updates. */
export interface AggregationContext {
  /** The server's own update, trained on the examples it trusts (FLTrust); as long as the others. */
  readonly trusted?: Float32Array;
}

/**
 * How updates become one. Rules are plain functions of their input, in float64 and in the order given, so that
 * every machine gets the same bits; the caller fixes the order of the updates, and leaves out those with a value
 * that is no number.
 */
export interface AggregationRule {
  /**
   * Whether each weight's result depends on that weight's values alone, so that ranges of weights may be combined
   * apart from each other.
   */
  readonly coordinatewise: boolean;
  /** The combined update, `length` values. No updates: zeros. */
  combine(updates: Updates, length: number, context: AggregationContext): Float32Array;
  /** What `combine` would give without update i, for every i, at a fraction of that cost where there is a way. */
  combineWithoutEach(updates: Updates, length: number, context: AggregationContext): Float32Array[];
}

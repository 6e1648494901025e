import type { WeightLayout } from '../models/weight-layout.js';
import type { WeightHistogram } from './inspection.js';

/**
 * How the values of each of a model's tensors are spread, in the layout's order: equal bins from the least to the
 * largest value, the last one with its upper end. Values that are no finite number are not counted. Equal values are all
 * in the first bin, with `from` equal to `to`. O(d).
 */
export function weightHistograms(layout: WeightLayout, weights: Float32Array, bins = 40): readonly WeightHistogram[] {
  return layout.map(({ name, offset, size }) => ({ name, ...spread(weights.subarray(offset, offset + size), bins) }));
}

function spread(values: Float32Array, bins: number): Omit<WeightHistogram, 'name'> {
  const counts = new Array<number>(bins).fill(0);
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < from) from = value;
    if (value > to) to = value;
  }
  if (from > to) return { from: 0, to: 0, counts };
  const width = (to - from) / bins;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    counts[width === 0 ? 0 : Math.min(bins - 1, Math.floor((value - from) / width))]!++;
  }
  return { from, to, counts };
}

import type { AggregationRule } from '../aggregation-rule.js';
import { sortColumn } from './sort-column.js';

/**
 * The coordinate-wise median: for every weight the middle of the n values, or the mean of the two middle ones when n is
 * even, every update alike (Yin et al. 2018, arXiv 1803.01498, definition 1). While fewer than half of the updates are
 * hostile, every weight of the result lies between honest values. O(d·n·log n) for n updates of d weights; leaving out
 * each in turn sorts only once.
 */
export const median: AggregationRule = {
  coordinatewise: true,

  combine: ({ deltas }, length) => {
    const n = deltas.length;
    const combined = new Float32Array(length);
    if (n === 0) return combined;
    const column = new Float32Array(n);
    for (let j = 0; j < length; j++) {
      for (let i = 0; i < n; i++) column[i] = deltas[i]![j]!;
      sortColumn(column);
      combined[j] = middleOf(column);
    }
    return combined;
  },

  combineWithoutEach: ({ deltas }, length) => {
    const n = deltas.length;
    const combined = deltas.map(() => new Float32Array(length));
    if (n < 2) return combined;
    const low = (n - 2) >> 1;
    const high = (n - 1) >> 1;
    const column = new Float32Array(n);
    for (let j = 0; j < length; j++) {
      for (let i = 0; i < n; i++) column[i] = deltas[i]![j]!;
      sortColumn(column);
      for (let i = 0; i < n; i++) {
        const left = deltas[i]![j]!;
        // What is left out at or below a rank lets the next value up move into that rank.
        const lower = left <= column[low]! ? column[low + 1]! : column[low]!;
        const upper = left <= column[high]! ? column[high + 1]! : column[high]!;
        combined[i]![j] = (lower + upper) / 2;
      }
    }
    return combined;
  },
};

/** The median of numbers that are sorted and at least one. */
export function middleOf(sorted: ArrayLike<number>): number {
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

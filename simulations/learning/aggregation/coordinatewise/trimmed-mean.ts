import type { AggregationRule } from '../aggregation-rule.js';
import { sortColumn } from './sort-column.js';

/**
 * The coordinate-wise trimmed mean: for every weight, the ⌊β·n⌋ largest and the ⌊β·n⌋ smallest of the n values are
 * cut and the rest is averaged, every update alike (Yin et al. 2018, arXiv 1803.01498, definition 2).
 * O(d·n·log n) for n updates of d weights. Leaving out each in turn sorts only once: a left-out value shifts the
 * window of kept ranks by at most one, so three sums cover all n cases.
 *
 * @param share β, the share cut at each end, from 0 to below ½
 */
export function trimmedMean(share: number): AggregationRule {
  return {
    coordinatewise: true,

    combine: ({ deltas }, length) => {
      const n = deltas.length;
      const combined = new Float32Array(length);
      if (n === 0) return combined;
      const cut = cutCount(share, n);
      const column = new Float32Array(n);
      for (let j = 0; j < length; j++) {
        for (let i = 0; i < n; i++) column[i] = deltas[i]![j]!;
        sortColumn(column);
        combined[j] = sumOf(column, cut, n - cut) / (n - 2 * cut);
      }
      return combined;
    },

    combineWithoutEach: ({ deltas }, length) => {
      const n = deltas.length;
      const combined = deltas.map(() => new Float32Array(length));
      if (n < 2) return combined;
      const cut = cutCount(share, n - 1);
      const kept = n - 1 - 2 * cut;
      const column = new Float32Array(n);
      for (let j = 0; j < length; j++) {
        for (let i = 0; i < n; i++) column[i] = deltas[i]![j]!;
        sortColumn(column);
        const lowest = column[cut]!;
        const highest = column[n - 1 - cut]!;
        const withoutLow = sumOf(column, cut + 1, n - cut);
        const withoutHigh = sumOf(column, cut, n - 1 - cut);
        for (let i = 0; i < n; i++) {
          const value = deltas[i]![j]!;
          let sum: number;
          if (value <= lowest) sum = withoutLow;
          else if (value >= highest) sum = withoutHigh;
          else sum = withoutLow + lowest - value;
          combined[i]![j] = sum / kept;
        }
      }
      return combined;
    },
  };
}

/** ⌊share·n⌋, safe against 0.29 × 100 being 28.999…; at least one value stays. */
function cutCount(share: number, n: number): number {
  return Math.min(Math.floor(share * n + 1e-9), Math.floor((n - 1) / 2));
}

function sumOf(sorted: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += sorted[i]!;
  return sum;
}

import type { AggregationRule } from '../aggregation-rule.js';
import { median, middleOf } from '../coordinatewise/median.js';
import { sortColumn } from '../coordinatewise/sort-column.js';
import { plainMean } from '../mean/weighted-mean.js';
import { byzantineCount, largestAllowed, ruleOfCrowds } from './crowd.js';
import { rankByKrum } from './rank-by-krum.js';

/**
 * Bulyan (El Mhamdi et al. 2018, arXiv 1802.07927), for n ≥ 4f + 3: Krum picks θ = n − 2f updates, one after
 * the other, each among those that are left; then every weight is the mean of the β = θ − 2f values of theirs that are
 * closest to their median. When f = ⌊share·n⌋ is more than n allows, the largest f that it allows is taken; where that
 * is none at all, the coordinate-wise median, which needs no more than a majority. O(n²·d + θ·n² + d·θ·log θ) for n
 * updates of d weights; leaving
 * out each in turn measures the distances only once.
 *
 * @param share of the updates that may be hostile, from 0 to below ¼
 */
export function bulyan(share: number): AggregationRule {
  return ruleOfCrowds((crowd, members, length) => {
    const n = members.length;
    const wanted = byzantineCount(share, n);
    const f = largestAllowed(wanted, n, 4);
    const of = (chosen: readonly number[]) => chosen.map((member) => crowd.deltas[member]!);
    if (f === 0) {
      if (wanted === 0) return plainMean(crowd.deltas, members, length);
      return median.combine({ deltas: of(members), sampleCounts: members.map(() => 1), shards: members }, length, {});
    }
    const chosen: number[] = [];
    let left = members;
    while (chosen.length < n - 2 * f) {
      const [best] = rankByKrum(crowd, left, f);
      chosen.push(best!);
      left = left.filter((member) => member !== best);
    }
    return meanAroundMedian(of(chosen), chosen.length - 2 * f, length);
  });
}

/** For every weight, the mean of the `kept` values (at least one) closest to the median; of two as close, the lower. */
function meanAroundMedian(deltas: readonly Float32Array[], kept: number, length: number): Float32Array {
  const mean = new Float32Array(length);
  const column = new Float32Array(deltas.length);
  for (let j = 0; j < length; j++) {
    for (let i = 0; i < column.length; i++) column[i] = deltas[i]![j]!;
    sortColumn(column);
    const middle = middleOf(column);
    // The closest values are neighbours in the sorted column: drop the farther end until so many are left.
    let from = 0;
    let to = column.length;
    while (to - from > kept) {
      if (middle - column[from]! > column[to - 1]! - middle) from++;
      else to--;
    }
    let sum = 0;
    for (let i = from; i < to; i++) sum += column[i]!;
    mean[j] = sum / (to - from);
  }
  return mean;
}

import type { AggregationRule } from '../aggregation-rule.js';
import { plainMean } from '../mean/weighted-mean.js';
import { byzantineCount, type Crowd, largestAllowed, ruleOfCrowds } from './crowd.js';
import { rankByKrum } from './rank-by-krum.js';

/**
 * Krum: the one update with the smallest sum of squared distances to its n − f − 2 nearest others (Blanchard et al.
 * 2017, arXiv 1703.02757, section 4), for n ≥ 2f + 3. When f = ⌊share·n⌋ is more than that allows, the largest f that it
 * allows is taken. Fewer than three updates have no majority: their mean. O(n²·d) for n updates of d weights; leaving
 * out each in turn measures the distances only once and adds O(n³).
 *
 * @param share of the updates that may be hostile, from 0 to below ½
 */
export function krum(share: number): AggregationRule {
  const choose = (crowd: Crowd, members: readonly number[], length: number) => {
    const n = members.length;
    if (n < 3) return plainMean(crowd.deltas, members, length);
    const [best] = rankByKrum(crowd, members, largestAllowed(byzantineCount(share, n), n, 2));
    return Float32Array.from(crowd.deltas[best!]!);
  };
  return ruleOfCrowds(choose);
}

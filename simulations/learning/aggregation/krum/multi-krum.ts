import type { AggregationRule } from '../aggregation-rule.js';
import { plainMean } from '../mean/weighted-mean.js';
import { byzantineCount, largestAllowed, ruleOfCrowds } from './crowd.js';
import { rankByKrum } from './rank-by-krum.js';

/**
 * Multi-Krum: the mean of the m updates that Krum scores best (Blanchard et al. 2017, arXiv 1703.02757). The paper
 * leaves m open; here m = n − f, as in ByzFL (others keep n − f − 2), so that no honest update is wasted when f are
 * hostile. Scores count the n − f − 2 nearest others, with the largest f for which n ≥ 2f + 3 holds when f = ⌊share·n⌋
 * is more; m stays. Updates weigh alike, whatever their sample counts. O(n²·d) for n updates of d weights; leaving out
 * each in turn measures the distances only once and adds O(n³ + n·m·d).
 *
 * @param share of the updates that may be hostile, from 0 to below ½
 */
export function multiKrum(share: number): AggregationRule {
  return ruleOfCrowds((crowd, members, length) => {
    const n = members.length;
    const f = byzantineCount(share, n);
    const kept = rankByKrum(crowd, members, largestAllowed(f, n, 2)).slice(0, n - f);
    // Added up in the order of the list, not of the ranking, so that a mean of all is a mean of all, to the bit.
    return plainMean(
      crowd.deltas,
      kept.toSorted((a, b) => a - b),
      length,
    );
  });
}

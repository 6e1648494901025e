import { LearningError } from '../../../errors/index.js';
import type { AggregationContext, AggregationRule, Updates } from '../aggregation-rule.js';
import { innerProduct, norm } from './norm.js';
import { sumOf, sumsWithoutEach, weightedMean, weightedMeansWithoutEach } from './weighted-mean.js';

/**
 * FLTrust (Cao et al. 2021, arXiv 2012.13995, section IV-B): the server trains on a few examples of its own, and trusts
 * an update as far as it points where the server's does: TSᵢ = max(0, cos(gᵢ, g₀)). Every update is given the server's
 * length, and g = Σ TSᵢ·(‖g₀‖/‖gᵢ‖)·gᵢ / Σ TSᵢ. Sample counts do not count, since they cannot be checked. Zeros when no
 * update is trusted, which the paper leaves open: such a round changes nothing. O(n·d) for n updates of d weights, and
 * leaving out each in turn is O(n·d) too. Throws a `LearningError` when the context holds no trusted update.
 */
export const flTrust: AggregationRule = {
  coordinatewise: false,

  combine: (updates, length, context) => {
    const { trust, factors } = weigh(updates, context);
    return weightedMean(updates.deltas, factors, sumOf(trust), length);
  },

  combineWithoutEach: (updates, length, context) => {
    const { trust, factors } = weigh(updates, context);
    return weightedMeansWithoutEach(updates.deltas, factors, sumsWithoutEach(trust), length);
  },
};

function weigh({ deltas }: Updates, { trusted }: AggregationContext): { trust: number[]; factors: number[] } {
  if (!trusted) {
    throw new LearningError('learning.trustedUpdateMissing', 'FLTrust was given no update of the server.', {
      field: 'trusted',
      hint: 'Train the server on its own examples and give the update along with the others.',
    });
  }
  const reach = norm(trusted);
  const lengths = deltas.map(norm);
  const trust = deltas.map((delta, i) => {
    return reach === 0 || lengths[i] === 0 ? 0 : Math.max(0, innerProduct(delta, trusted) / (lengths[i]! * reach));
  });
  return { trust, factors: trust.map((score, i) => (score === 0 ? 0 : (score * reach) / lengths[i]!)) };
}

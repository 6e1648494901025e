import { dirichletSample } from './gamma.js';
import { type Partitioner, shuffledExamples } from './partitioner.js';
import { topUp } from './top-up.js';

/**
 * Draws the shards' sizes from a symmetric Dirichlet(α) distribution and fills them with examples in random order, so
 * that labels stay evenly mixed (Li et al. 2021, arXiv 2102.02079, "quantity skew"). Small α: a few trainers hold
 * nearly everything. Trainers left with less than the minimum are topped up from the largest shards.
 */
export function quantitySkew(alpha: number): Partitioner {
  return (deal) => {
    const order = shuffledExamples(deal);
    const shares = dirichletSample(deal.random, alpha, deal.trainers);
    let cumulative = 0;
    let from = 0;
    const shards = shares.map((share, trainer) => {
      cumulative += share;
      const to = trainer === deal.trainers - 1 ? order.length : Math.round(cumulative * order.length);
      const shard = order.slice(from, to);
      from = Math.max(from, to);
      return shard;
    });
    deal.toppedUp(topUp(shards, deal.minimum, deal.random));
    return shards;
  };
}

import { dirichletSample } from './gamma.js';
import { type Partitioner, shuffledExamples } from './partitioner.js';
import { topUp } from './top-up.js';

/**
 * For every label, draws the trainers' shares of its examples from a symmetric Dirichlet(α) distribution, so that
 * shards differ in size and in mix; small α, large differences (Li et al. 2021, arXiv 2102.02079, §4.1.1).
 * Trainers left with less than the minimum are topped up from the largest shards.
 */
export function dirichlet(alpha: number): Partitioner {
  return (deal) => {
    const shards = Array.from({ length: deal.trainers }, (): number[] => []);
    const order = shuffledExamples(deal);
    for (let label = 0; label < deal.classes; label++) {
      const examples = order.filter((example) => deal.labels[example] === label);
      const shares = dirichletSample(deal.random, alpha, deal.trainers);
      let cumulative = 0;
      let from = 0;
      shares.forEach((share, trainer) => {
        cumulative += share;
        const to = trainer === deal.trainers - 1 ? examples.length : Math.round(cumulative * examples.length);
        shards[trainer]!.push(...examples.slice(from, to));
        from = Math.max(from, to);
      });
    }
    deal.toppedUp(topUp(shards, deal.minimum, deal.random));
    return shards;
  };
}

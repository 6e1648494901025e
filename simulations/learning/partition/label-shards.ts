import { InputError } from '../../errors/index.js';
import { cutEvenly, type Partitioner, shuffledExamples } from './partitioner.js';

/**
 * Sorts the examples by label, cuts them into `trainers × shardsPerTrainer` equal runs and deals each trainer that
 * many runs at random: with two, most trainers hold two digits (McMahan et al. 2017, arXiv 1602.05629, §3).
 */
export function labelShards(shardsPerTrainer: number): Partitioner {
  return (deal) => {
    const runs = deal.trainers * shardsPerTrainer;
    if (runs > deal.labels.length) {
      throw new InputError(
        'learning.tooManyShards',
        `${runs} label shards cannot be cut from ${deal.labels.length} examples.`,
        {
          field: 'learning.partition.shardsPerTrainer',
          value: shardsPerTrainer,
          hint: 'Ask for fewer label shards per trainer, fewer trainers or more training examples.',
        },
      );
    }
    const byLabel = shuffledExamples(deal).sort((a, b) => deal.labels[a]! - deal.labels[b]!);
    const dealt = deal.random.shuffle(cutEvenly(byLabel, runs));
    return Array.from({ length: deal.trainers }, (_, trainer) =>
      dealt.slice(trainer * shardsPerTrainer, (trainer + 1) * shardsPerTrainer).flat(),
    );
  };
}

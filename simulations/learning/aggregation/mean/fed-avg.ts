import type { AggregationRule } from '../aggregation-rule.js';
import { sumOf, sumsWithoutEach, weightedMean, weightedMeansWithoutEach } from './weighted-mean.js';

/**
 * The mean of the updates weighted by their sample counts (McMahan et al. 2017, arXiv 1602.05629, algorithm 1). Zeros
 * when no example stands behind them. O(n·d) for n updates of d weights, and leaving out each in turn is O(n·d) too.
 */
export const fedAvg: AggregationRule = {
  coordinatewise: true,

  combine: ({ deltas, sampleCounts }, length) => {
    return weightedMean(deltas, sampleCounts, sumOf(sampleCounts), length);
  },

  combineWithoutEach: ({ deltas, sampleCounts }, length) => {
    return weightedMeansWithoutEach(deltas, sampleCounts, sumsWithoutEach(sampleCounts), length);
  },
};

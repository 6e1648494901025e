import type { AggregationRule, Updates } from '../aggregation-rule.js';
import { middleOf } from '../coordinatewise/median.js';
import { norm } from './norm.js';
import { sumOf, sumsWithoutEach, weightedMean, weightedMeansWithoutEach } from './weighted-mean.js';

/**
 * FedAvg of updates that are shortened to at most a bound, Δ ← Δ / max(1, ‖Δ‖/M) (Sun et al. 2019, arXiv 1911.07963,
 * norm thresholding): nobody gets more say than M and its sample count give it. Without a bound, M is the
 * median length of the round's updates. O(n·d) for n updates of d weights, and leaving out each in turn too: the
 * medians without one of n lengths are at most three different ones.
 *
 * @param maxNorm M, Euclidean; the median length when `undefined`
 */
export function normClipping(maxNorm: number | undefined): AggregationRule {
  const boundFor = (lengths: readonly number[]) => maxNorm ?? medianOf(lengths);
  return {
    coordinatewise: false,

    combine: ({ deltas, sampleCounts }, length) => {
      const lengths = deltas.map(norm);
      const factors = clippedFactors(sampleCounts, lengths, boundFor(lengths));
      return weightedMean(deltas, factors, sumOf(sampleCounts), length);
    },

    combineWithoutEach: ({ deltas, sampleCounts }: Updates, length) => {
      const lengths = deltas.map(norm);
      const bounds = lengths.map((_, left) => boundFor(lengths.filter((_length, i) => i !== left)));
      const divisors = sumsWithoutEach(sampleCounts);
      const combined = new Array<Float32Array>(deltas.length);
      for (const bound of new Set(bounds)) {
        const factors = clippedFactors(sampleCounts, lengths, bound);
        weightedMeansWithoutEach(deltas, factors, divisors, length).forEach((mean, i) => {
          if (bounds[i] === bound) combined[i] = mean;
        });
      }
      return combined;
    },
  };
}

function clippedFactors(sampleCounts: readonly number[], lengths: readonly number[], bound: number): number[] {
  return sampleCounts.map((samples, i) => (lengths[i]! > bound ? (samples * bound) / lengths[i]! : samples));
}

function medianOf(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : middleOf(numbers.toSorted((a, b) => a - b));
}

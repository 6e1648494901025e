import type { Staleness } from '../../scenario/index.js';
import type { Updates } from './aggregation-rule.js';
import { sumOf, weightedMean } from './mean/weighted-mean.js';

/**
 * How much an update counts that was trained on a model some versions old: s(0) = 1, falling (FedAsync, Xie et al. 2019,
 * arXiv 1903.03934): constant 1; polynomial (lateness + 1)^−a; hinge 1 up to b, then
 * 1 / (a·(lateness − b) + 1).
 *
 * @param behind versions that the model has moved on since, 0 or more
 */
export function stalenessFactor(staleness: Staleness, behind: number): number {
  switch (staleness.kind) {
    case 'constant':
      return 1;
    case 'polynomial':
      return (behind + 1) ** -staleness.exponent;
    case 'hinge':
      return behind <= staleness.tolerance ? 1 : 1 / (staleness.slope * (behind - staleness.tolerance) + 1);
  }
}

/**
 * A buffer of updates that were trained on models of different age as one update: Σ nᵢ·s(behindᵢ)·Δᵢ / Σ nᵢ (FedBuff,
 * Nguyen et al. 2022, arXiv 2106.06639, algorithm 1, which divides by the buffer's size: the same for equal sample
 * counts nᵢ). The factors do not go into the divisor, so that a buffer of late updates moves the model less: in a
 * buffer of one they would cancel out otherwise, and FedAsync's mixing rate α·s would be lost. With nobody late it is
 * FedAvg. O(n·d) for n updates of d weights.
 *
 * @param behind for each update, versions that the model has moved on since it was trained
 */
export function combineStale(
  { deltas, sampleCounts }: Updates,
  length: number,
  behind: readonly number[],
  staleness: Staleness,
): Float32Array {
  const factors = sampleCounts.map((samples, i) => samples * stalenessFactor(staleness, behind[i]!));
  return weightedMean(deltas, factors, sumOf(sampleCounts), length);
}

import type { AggregationRule } from './aggregation-rule.js';

/**
 * The mean of the updates weighted by their sample counts (McMahan et al. 2017, arXiv 1602.05629, algorithm 1).
 * O(n·d) for n updates of d weights. Leaving out each in turn is O(n·d) too: what comes before an update plus what
 * comes after it. (Taking it away from the sum of all would drown the others in the rounding of a huge one.)
 */
export const fedAvg: AggregationRule = {
  coordinatewise: true,

  combine: ({ deltas, sampleCounts }, length) => {
    const examples = total(sampleCounts);
    const combined = new Float32Array(length);
    if (examples === 0) return combined;
    const sum = new Float64Array(length);
    deltas.forEach((delta, i) => {
      const samples = sampleCounts[i]!;
      for (let j = 0; j < length; j++) sum[j]! += samples * delta[j]!;
    });
    for (let j = 0; j < length; j++) combined[j] = sum[j]! / examples;
    return combined;
  },

  combineWithoutEach: ({ deltas, sampleCounts }, length) => {
    const n = deltas.length;
    const examples = sampleCounts.map((_, left) => total(sampleCounts.filter((_samples, i) => i !== left)));
    const combined = deltas.map(() => new Float32Array(length));
    const after = new Float64Array(n + 1);
    for (let j = 0; j < length; j++) {
      for (let i = n - 1; i >= 0; i--) after[i] = after[i + 1]! + sampleCounts[i]! * deltas[i]![j]!;
      let before = 0;
      for (let i = 0; i < n; i++) {
        if (examples[i]! > 0) combined[i]![j] = (before + after[i + 1]!) / examples[i]!;
        before += sampleCounts[i]! * deltas[i]![j]!;
      }
    }
    return combined;
  },
};

function total(sampleCounts: readonly number[]): number {
  return sampleCounts.reduce((sum, samples) => sum + samples, 0);
}

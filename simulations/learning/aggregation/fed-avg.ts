import type { AggregationRule } from './aggregation-rule.js';

/**
 * The mean of the updates weighted by their sample counts (McMahan et al. 2017, arXiv 1602.05629, algorithm 1).
 * O(n·d) for n updates of d weights; leaving out each in turn is O(n·d) too, as the weighted sum minus one term.
 */
export const fedAvg: AggregationRule = {
  coordinatewise: true,

  combine: (model, { deltas, sampleCounts }) => {
    return addScaled(model, weightedSum(model.length, deltas, sampleCounts), total(sampleCounts));
  },

  combineWithoutEach: (model, { deltas, sampleCounts }) => {
    const sum = weightedSum(model.length, deltas, sampleCounts);
    const examples = total(sampleCounts);
    return deltas.map((delta, i) => {
      const samples = sampleCounts[i]!;
      const rest = examples - samples;
      if (rest === 0) return Float32Array.from(model);
      const combined = new Float32Array(model.length);
      for (let j = 0; j < combined.length; j++) combined[j] = model[j]! + (sum[j]! - samples * delta[j]!) / rest;
      return combined;
    });
  },
};

function weightedSum(length: number, deltas: readonly Float32Array[], sampleCounts: readonly number[]): Float64Array {
  const sum = new Float64Array(length);
  deltas.forEach((delta, i) => {
    const samples = sampleCounts[i]!;
    for (let j = 0; j < length; j++) sum[j]! += samples * delta[j]!;
  });
  return sum;
}

function addScaled(model: Float32Array, sum: Float64Array, divisor: number): Float32Array {
  if (divisor === 0) return Float32Array.from(model);
  const combined = new Float32Array(model.length);
  for (let j = 0; j < combined.length; j++) combined[j] = model[j]! + sum[j]! / divisor;
  return combined;
}

function total(sampleCounts: readonly number[]): number {
  return sampleCounts.reduce((sum, samples) => sum + samples, 0);
}

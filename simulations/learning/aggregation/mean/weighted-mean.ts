import type { AggregationRule } from '../aggregation-rule.js';

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

/**
 * Σ factorᵢ·deltaᵢ / divisor, `length` values, in float64 and in the order given; zeros when the divisor is zero.
 * O(n·d) for n updates of d weights.
 */
export function weightedMean(
  deltas: readonly Float32Array[],
  factors: readonly number[],
  divisor: number,
  length: number,
): Float32Array {
  const mean = new Float32Array(length);
  if (divisor === 0) return mean;
  const sum = new Float64Array(length);
  deltas.forEach((delta, i) => {
    const factor = factors[i]!;
    for (let j = 0; j < length; j++) sum[j]! += factor * delta[j]!;
  });
  for (let j = 0; j < length; j++) mean[j] = sum[j]! / divisor;
  return mean;
}

/** The mean of some of the updates, each alike. */
export function plainMean(deltas: readonly Float32Array[], members: readonly number[], length: number): Float32Array {
  const chosen = members.map((member) => deltas[member]!);
  return weightedMean(
    chosen,
    chosen.map(() => 1),
    chosen.length,
    length,
  );
}

/**
 * The weighted means of all updates but one, for each one, with the divisors that belong to them. O(n·d): what comes
 * before an update plus what comes after it. Taking it away from the sum of all would drown the others in the rounding
 * of a huge one.
 */
export function weightedMeansWithoutEach(
  deltas: readonly Float32Array[],
  factors: readonly number[],
  divisors: readonly number[],
  length: number,
): Float32Array[] {
  const n = deltas.length;
  const means = deltas.map(() => new Float32Array(length));
  const after = new Float64Array(n + 1);
  for (let j = 0; j < length; j++) {
    for (let i = n - 1; i >= 0; i--) after[i] = after[i + 1]! + factors[i]! * deltas[i]![j]!;
    let before = 0;
    for (let i = 0; i < n; i++) {
      if (divisors[i] !== 0) means[i]![j] = (before + after[i + 1]!) / divisors[i]!;
      before += factors[i]! * deltas[i]![j]!;
    }
  }
  return means;
}

/** The sum of all numbers but one, for each one. Added up anew each time, so that nothing is lost to rounding. */
export function sumsWithoutEach(numbers: readonly number[]): number[] {
  return numbers.map((_, left) => sumOf(numbers.filter((_number, i) => i !== left)));
}

export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

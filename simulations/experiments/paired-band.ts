/**
 * Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom; beyond, the normal one is within 2 %.
 * Source: NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2.
 */
const T95 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];
const NORMAL95 = 1.96;

/**
 * Mean of paired differences with its 95 % confidence band (Student's t). Common seeds make the pairs: what both runs
 * share cancels. One pair alone has no band: it is its mean.
 */
export function pairedBand(differences: readonly number[]): {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
} {
  const n = differences.length;
  const mean = differences.reduce((sum, value) => sum + value, 0) / n;
  if (n < 2) return { mean, low: mean, high: mean };
  const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = (T95[n - 2] ?? NORMAL95) * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half };
}

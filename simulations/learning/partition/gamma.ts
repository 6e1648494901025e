import type { RandomStream } from '../../random/index.js';

/**
 * The logarithm of a sample of the Gamma distribution with the given shape (> 0) and scale 1, by Marsaglia and
 * Tsang's squeeze (2000, doi 10.1145/358407.358414). A shape below 1 is drawn at shape + 1 and multiplied by
 * U^(1/shape); in logarithms, because with small shapes the sample itself is below the smallest number.
 */
export function logGammaSample(random: RandomStream, shape: number): number {
  if (shape < 1) return logGammaSample(random, shape + 1) + Math.log(1 - random.next()) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = 1 - random.next();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return Math.log(d * v);
  }
}

/** A sample of the symmetric Dirichlet distribution: `count` shares that sum to 1. */
export function dirichletSample(random: RandomStream, alpha: number, count: number): number[] {
  const logs = Array.from({ length: count }, () => logGammaSample(random, alpha));
  const largest = Math.max(...logs);
  const parts = logs.map((log) => Math.exp(log - largest));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

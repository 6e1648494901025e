import { InputError } from '../../../errors/index.js';

/**
 * The orders α that ε is minimised over: whole numbers, for which the formula below is a finite sum. The few beyond 256
 * matter when there is much noise and little of it is used.
 */
export const RENYI_ORDERS: readonly number[] = [
  ...Array.from({ length: 255 }, (_, i) => i + 2),
  ...[288, 320, 384, 448, 512, 640, 768, 1024],
];

/** log k! for k up to the highest order. */
const LOG_FACTORIALS = (() => {
  const logs = new Float64Array(RENYI_ORDERS.at(-1)! + 1);
  for (let k = 2; k < logs.length; k++) logs[k] = logs[k - 1]! + Math.log(k);
  return logs;
})();

/**
 * Rényi differential privacy of one use of the subsampled Gaussian mechanism: the bound on the Rényi divergence
 * (nats) at each of `RENYI_ORDERS`, when one client's data is added or removed. Each client takes part with
 * probability q on its own (Poisson sampling), its vector is at most 1 long, and the sum gets normal noise of
 * deviation σ in every coordinate. Mironov, Talwar and Zhang 2019 (arXiv 1908.10530), section 3.3: for a whole α
 *
 *   (α − 1) · RDP(α) = log Σ_k C(α, k) q^k (1 − q)^(α − k) exp((k² − k) / 2σ²).
 *
 * The binomial weights sum to 1, so the sum is 1 + Σ_{k ≥ 2} C(α, k) q^k (1 − q)^(α − k) (exp((k² − k) / 2σ²) − 1). This
 * form has no difference of like numbers: it stays exact for small q, and never falls when q grows or σ shrinks.
 *
 * q = 1 is the Gaussian mechanism, α / 2σ² (Mironov 2017, arXiv 1702.07476, corollary 3); q = 0 costs nothing; σ = 0
 * costs ∞. O(Σα) = 40,000 steps.
 *
 * @throws InputError when q is outside 0 to 1 or σ is negative.
 */
export function renyiCurve(q: number, noiseMultiplier: number): Float64Array {
  if (!(q >= 0 && q <= 1))
    throw new InputError('learning.samplingInvalid', `A client cannot take part with probability ${q}.`, {
      field: 'q',
      value: q,
      hint: 'Give the share of the clients that is drawn each round, from 0 to 1; 1 when the cohort is public.',
    });
  if (!(noiseMultiplier >= 0))
    throw new InputError('learning.noiseInvalid', `${noiseMultiplier} is no noise multiplier.`, {
      field: 'noiseMultiplier',
      value: noiseMultiplier,
      hint: 'Give 0 (no noise, no privacy) or more.',
    });
  return Float64Array.from(RENYI_ORDERS, (order) => divergence(q, noiseMultiplier, order));
}

function divergence(q: number, sigma: number, order: number): number {
  if (q === 0) return 0;
  if (sigma === 0) return Number.POSITIVE_INFINITY;
  if (q === 1) return order / (2 * sigma * sigma);
  const logQ = Math.log(q);
  const logRest = Math.log1p(-q);
  let log = Number.NEGATIVE_INFINITY;
  for (let k = 2; k <= order; k++) {
    const chosen = LOG_FACTORIALS[order]! - LOG_FACTORIALS[k]! - LOG_FACTORIALS[order - k]!;
    const growth = (k * k - k) / (2 * sigma * sigma);
    log = logAdd(log, chosen + k * logQ + (order - k) * logRest + logExpMinusOne(growth));
  }
  return logAdd(0, log) / (order - 1);
}

/** log(exp(a) + exp(b)). */
function logAdd(a: number, b: number): number {
  const larger = Math.max(a, b);
  const smaller = Math.min(a, b);
  if (smaller === Number.NEGATIVE_INFINITY || larger === Number.POSITIVE_INFINITY) return larger;
  return larger + Math.log1p(Math.exp(smaller - larger));
}

/** log(exp(x) − 1) for x ≥ 0, where exp(x) may be beyond the largest number. */
function logExpMinusOne(x: number): number {
  return x > 30 ? x + Math.log1p(-Math.exp(-x)) : Math.log(Math.expm1(x));
}

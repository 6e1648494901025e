import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../errors/index.js';
import { privacySpent } from './privacy-spent.js';
import { RENYI_ORDERS, renyiCurve } from './renyi-curve.js';

const spentBy = (q: number, sigma: number, rounds: number, delta: number) =>
  privacySpent(
    renyiCurve(q, sigma).map((divergence) => rounds * divergence),
    delta,
  );

/** q, σ, rounds, δ. The first at random probabilities from 1e-6 to 1. */
const setting = fc.tuple(
  fc.double({ min: -6, max: 0, noNaN: true }).map((exponent) => 10 ** exponent),
  fc.double({ min: 0.2, max: 20, noNaN: true }),
  fc.integer({ min: 1, max: 10_000 }),
  fc.double({ min: -10, max: -1, noNaN: true }).map((exponent) => 10 ** exponent),
);

describe('the Rényi curve of the subsampled Gaussian mechanism', () => {
  it.each([
    // Published tests of the accountants in TensorFlow Privacy and Google's dp-accounting.
    { q: 0.1, sigma: 2, rounds: 10, order: 5, divergence: 0.07737 },
    { q: 0.01, sigma: 2.5, rounds: 50, order: 5, divergence: 2.18075656e-3 },
    { q: 0.01, sigma: 2.5, rounds: 50, order: 50, divergence: 2.38460375e-2 },
    { q: 0.01, sigma: 2.5, rounds: 50, order: 100, divergence: 167.416308 },
  ])('agrees with the published value at q = $q, σ = $sigma, α = $order', ({ q, sigma, rounds, order, divergence }) => {
    expect((rounds * renyiCurve(q, sigma)[RENYI_ORDERS.indexOf(order)]!) / divergence).toBeCloseTo(1, 4);
  });

  it.each([
    [0.001, 1, 2],
    [0.3, 0.7, 3],
    [0.9, 3, 6],
  ])('is the divergence that numerical integration gives at q = %s, σ = %s, α = %s', (q, sigma, order) => {
    // E over the noise of (mixture density / noise density)^α, by Simpson's rule.
    const steps = 200_000;
    const reach = 12 * sigma + order;
    const width = (2 * reach) / steps;
    let integral = 0;
    for (let i = 0; i <= steps; i++) {
      const x = -reach + i * width;
      const density = Math.exp((-x * x) / (2 * sigma * sigma)) / (sigma * Math.sqrt(2 * Math.PI));
      const ratio = 1 - q + q * Math.exp((2 * x - 1) / (2 * sigma * sigma));
      integral += (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * density * ratio ** order;
    }
    const divergence = Math.log((integral * width) / 3) / (order - 1);
    expect(renyiCurve(q, sigma)[RENYI_ORDERS.indexOf(order)]! / divergence).toBeCloseTo(1, 5);
  });

  it('is that of the plain Gaussian mechanism when everybody takes part', () => {
    expect([...renyiCurve(1, 3)]).toEqual(RENYI_ORDERS.map((order) => order / 18));
    const almost = renyiCurve(1 - 1e-12, 3);
    for (const [i, order] of RENYI_ORDERS.entries()) expect(almost[i]! / (order / 18)).toBeCloseTo(1, 6);
  });

  it('refuses a probability and a noise that cannot be', () => {
    expect(() => renyiCurve(1.1, 1)).toThrow(InputError);
    expect(() => renyiCurve(Number.NaN, 1)).toThrow(InputError);
    expect(() => renyiCurve(0.5, -1)).toThrow(InputError);
  });
});

describe('the ε that a Rényi curve proves', () => {
  it.each([
    // The check value of this project; Opacus, which also tries fractional orders, gives 7.32911.
    { q: 0.04, sigma: 1.5, rounds: 2250, delta: 1e-5, epsilon: 7.32988, order: 4 },
    // Published tests of TensorFlow Privacy's compute_dp_sgd_privacy, whose best orders are whole numbers.
    { q: 150 / 60_000, sigma: 1.3, rounds: 6000, delta: 1e-5, epsilon: 0.7242234026109595, order: 19 },
    { q: 0.001, sigma: 1, rounds: 30_000, delta: 1e-7, epsilon: 1.4154988495444845, order: 13 },
    // Published test of Google's dp-accounting: this noise gives (1, 1e-6); it names no order.
    { q: 1, sigma: 4.530877117, rounds: 1, delta: 1e-6, epsilon: 1, order: null },
  ])('is $epsilon at q = $q, σ = $sigma, $rounds rounds, δ = $delta', ({ q, sigma, rounds, delta, epsilon, order }) => {
    const spent = spentBy(q, sigma, rounds, delta);
    expect(spent.epsilon).toBeCloseTo(epsilon, 4);
    if (order !== null) expect(spent.order).toBe(order);
  });

  it('is never below what the Gaussian mechanism really costs', () => {
    // Balle and Wang 2018 (arXiv 1805.06530), theorem 8, for σ = 1 and ε = 3: δ = Φ(1/2 − 3) − e³ Φ(−1/2 − 3).
    const delta = 0.006209665325776132 - Math.exp(3) * 0.00023262907903552504;
    expect(spentBy(1, 1, 1, delta).epsilon).toBeGreaterThan(3);
    expect(spentBy(1, 1, 1, delta).epsilon).toBeLessThan(3.5);
  });

  it('is 0 when nobody takes part or nothing was released, and ∞ without noise', () => {
    expect(spentBy(0, 1, 100, 1e-5).epsilon).toBe(0);
    expect(spentBy(0, 0, 100, 1e-5).epsilon).toBe(0);
    expect(spentBy(0.5, 1, 0, 1e-5).epsilon).toBe(0);
    expect(spentBy(0.01, 0, 1, 1e-5).epsilon).toBe(Number.POSITIVE_INFINITY);
    expect(spentBy(1, 0, 1, 1e-5).epsilon).toBe(Number.POSITIVE_INFINITY);
  });

  it('never rises with more noise', () => {
    fc.assert(
      fc.property(setting, fc.double({ min: 1, max: 10, noNaN: true }), ([q, sigma, rounds, delta], factor) => {
        expect(spentBy(q, sigma * factor, rounds, delta).epsilon).toBeLessThanOrEqual(
          spentBy(q, sigma, rounds, delta).epsilon,
        );
      }),
    );
  });

  it('never falls with more rounds, a larger share that takes part, or a smaller δ', () => {
    fc.assert(
      fc.property(setting, fc.double({ min: 0, max: 1, noNaN: true }), ([q, sigma, rounds, delta], less) => {
        const { epsilon } = spentBy(q, sigma, rounds, delta);
        // A few units in the last place, for the rounding of the sums.
        const most = epsilon * (1 + 1e-12);
        expect(spentBy(q, sigma, Math.floor(rounds * less), delta).epsilon).toBeLessThanOrEqual(most);
        expect(spentBy(q * less, sigma, rounds, delta).epsilon).toBeLessThanOrEqual(most);
        expect(spentBy(q, sigma, rounds, delta + (0.5 - delta) * less).epsilon).toBeLessThanOrEqual(most);
      }),
    );
  });

  it.each([0, 1, -1e-5, Number.NaN])('refuses δ = %s', (delta) => {
    expect(() => spentBy(1, 1, 1, delta)).toThrow(InputError);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { dirichletSample, logGammaSample } from './gamma.js';

it.each([0.3, 1, 2.5, 40])('has the mean and the variance of the Gamma distribution with shape %s', (shape) => {
  const random = randomStream(11, 'gamma', shape);
  const samples = Array.from({ length: 40_000 }, () => Math.exp(logGammaSample(random, shape)));
  const mean = samples.reduce((sum, x) => sum + x, 0) / samples.length;
  const variance = samples.reduce((sum, x) => sum + (x - mean) ** 2, 0) / samples.length;
  // Five standard errors: of the mean √(shape/n); of the variance about √((2 + 6/shape)/n) of its value.
  expect(Math.abs(mean - shape)).toBeLessThan(5 * Math.sqrt(shape / samples.length));
  expect(Math.abs(variance / shape - 1)).toBeLessThan(5 * Math.sqrt((2 + 6 / shape) / samples.length));
});

it('gives shares that sum to 1, however small α is', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.double({ min: 0.001, max: 1000, noNaN: true }),
      fc.integer({ min: 1, max: 50 }),
      (seed, alpha, count) => {
        const shares = dirichletSample(randomStream(seed), alpha, count);
        expect(shares).toHaveLength(count);
        expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      },
    ),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../errors/index.js';
import { calibrateNoise } from './calibrate-noise.js';
import { privacySpent } from './privacy-spent.js';
import { renyiCurve } from './renyi-curve.js';

const epsilonOf = (sigma: number, q: number, rounds: number, delta: number) =>
  privacySpent(
    renyiCurve(q, sigma).map((divergence) => rounds * divergence),
    delta,
  ).epsilon;

describe('calibrating the noise', () => {
  it('comes within the search precision of Opacus to the noise multiplier in its tests for ε = 8', () => {
    // Its search for σ stops within 0.01, on the side of more noise.
    const sigma = calibrateNoise({ epsilon: 8, delta: 1e-5, q: 0.04, rounds: 2250 });
    expect(sigma).toBeLessThanOrEqual(1.425307617);
    expect(sigma).toBeGreaterThan(1.425307617 - 0.01);
  });

  it('finds the least noise that keeps within the target', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 20, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 3000 }),
        (epsilon, q, rounds) => {
          const sigma = calibrateNoise({ epsilon, delta: 1e-5, q, rounds });
          expect(epsilonOf(sigma, q, rounds, 1e-5)).toBeLessThanOrEqual(epsilon);
          expect(epsilonOf(sigma / 1.001, q, rounds, 1e-5)).toBeGreaterThan(epsilon);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('needs no noise where nothing is released', () => {
    expect(calibrateNoise({ epsilon: 1, delta: 1e-5, q: 0, rounds: 10 })).toBe(0);
    expect(calibrateNoise({ epsilon: 1, delta: 1e-5, q: 0.5, rounds: 0 })).toBe(0);
  });

  it.each([0, -1, Number.NaN, 1e-9])('refuses ε = %s, which no noise reaches', (epsilon) => {
    expect(() => calibrateNoise({ epsilon, delta: 1e-5, q: 0.5, rounds: 10 })).toThrow(InputError);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../errors/index.js';
import { GaussianMechanism } from './gaussian-mechanism.js';
import { PrivacyLedger } from './privacy-ledger.js';
import { privacySpent } from './privacy-spent.js';
import { renyiCurve } from './renyi-curve.js';

const mechanism = new GaussianMechanism({ noiseMultiplier: 1.5, delta: 1e-5 });

const spentAfter = (rounds: number, q: number, noiseShare?: number) => {
  const ledger = new PrivacyLedger(mechanism);
  for (let round = 0; round < rounds; round++) ledger.charge(q, noiseShare);
  return ledger.spent();
};

describe('a privacy ledger', () => {
  it('has spent nothing before the first round', () => {
    expect(spentAfter(0, 1).epsilon).toBe(0);
  });

  it('adds rounds up to the ε of the published check', () => {
    const { epsilon, order } = spentAfter(2250, 0.04);
    expect(epsilon).toBeCloseTo(7.32988, 5);
    expect(order).toBe(4);
  });

  it('charges a round in which half the trainers dropped out as one with half the variance', () => {
    const { epsilon } = spentAfter(20, 0.1, 0.5);
    expect(epsilon).toBeCloseTo(
      privacySpent(
        renyiCurve(0.1, 1.5 / Math.SQRT2).map((x) => 20 * x),
        1e-5,
      ).epsilon,
      10,
    );
    expect(epsilon).toBeGreaterThan(spentAfter(20, 0.1).epsilon);
  });

  it('charges a public cohort more than a secret one', () => {
    expect(spentAfter(10, 1).epsilon).toBeGreaterThan(spentAfter(10, 0.1).epsilon);
  });

  it('is ∞ after one round without noise and affords none', () => {
    const ledger = new PrivacyLedger(new GaussianMechanism({ noiseMultiplier: 0, delta: 1e-5 }), 1_000_000);
    expect(ledger.affords(1)).toBe(false);
    ledger.charge(1);
    expect(ledger.spent().epsilon).toBe(Number.POSITIVE_INFINITY);
  });

  it('stops a client with the last round that keeps within its budget', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1.5, max: 20, noNaN: true }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (budget, q) => {
          const ledger = new PrivacyLedger(mechanism, budget);
          let rounds = 0;
          while (ledger.affords(q) && rounds < 300) {
            ledger.charge(q);
            rounds++;
          }
          expect(ledger.spent().epsilon).toBeLessThanOrEqual(budget);
          if (rounds < 300) expect(spentAfter(rounds + 1, q).epsilon).toBeGreaterThan(budget);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('affords any number of rounds without a budget', () => {
    const ledger = new PrivacyLedger(mechanism);
    for (let round = 0; round < 1000; round++) ledger.charge(1);
    expect(ledger.affords(1)).toBe(true);
  });

  it('does not depend on the order of the rounds but for rounding', () => {
    const ledger = new PrivacyLedger(mechanism);
    const reversed = new PrivacyLedger(mechanism);
    const rates = [0.01, 0.5, 0.2, 1];
    for (const q of rates) ledger.charge(q);
    for (const q of rates.toReversed()) reversed.charge(q);
    expect(ledger.spent().epsilon).toBeCloseTo(reversed.spent().epsilon, 12);
  });

  it('refuses to charge an impossible probability', () => {
    expect(() => new PrivacyLedger(mechanism).charge(1.5)).toThrow(InputError);
  });
});

import { describe, expect, it } from 'vitest';
import { TOKEN } from '../../scenario/index.js';
import { payoutFactor, payoutOf, payoutTermsOf, returnOf } from './payouts.js';
import { tournamentSection } from './section.js';

const termsOf = (section: object) => payoutTermsOf(tournamentSection.parse(section)!);
const terms = termsOf({});
const tokens = (amount: number) => (BigInt(Math.round(amount * 1e12)) * TOKEN) / 10n ** 12n;
const score = (corr: number, mmc: number) => ({ corr: corr * 1e9, mmc: mmc * 1e9 });

describe('a payout', () => {
  // The contract's tests have the same table.
  it.each([
    [72_000, 72_000, 0.02, 0.01, 37.5],
    [72_000, 144_000, 0.02, 0.01, 18.75],
    [72_000, 72_000, -0.02, -0.01, -37.5],
    [72_000, 1, 0.04, 0.02, 50],
    [72_000, 144_000, 0.04, 0.02, 37.5],
    [72_000, 1, -0.04, -0.02, -50],
    [72_000, 1, -0.03, 0.01, 0],
    [36_000, 72_000, 0.02, 0.01, 18.75],
    [10_000, 72_000, 0.02, 0.01, 5.208333333333],
    [0, 1, 4, 4, 0],
  ])(
    'with a threshold of %i and %i at risk is for %d and %d on 1,000 tokens: %d',
    (threshold, total, corr, mmc, due) => {
      const set = termsOf({ thresholdTokens: String(threshold) });
      expect(payoutOf(set, tokens(1_000), tokens(total), score(corr, mmc))).toBe(tokens(due));
    },
  );

  it('is no loss where nothing burns', () => {
    const kind = termsOf({ burns: false });
    expect(payoutOf(kind, tokens(1_000), tokens(1), score(-0.02, 0))).toBe(0n);
    expect(payoutOf(kind, tokens(1_000), tokens(1), score(0.02, 0))).toBe(tokens(15));
    expect(returnOf(kind, tokens(1), score(-0.02, 0))).toBe(0);
  });

  it('is as a part of the stake what a participant learns from', () => {
    expect(returnOf(terms, tokens(144_000), score(0.02, 0.01))).toBeCloseTo(0.01875, 12);
    expect(returnOf(terms, tokens(1), score(-4, 0))).toBe(-0.05);
  });

  it.each([
    [0, 1],
    [72_000, 1],
    [144_000, 0.5],
    [360_000, 0.2],
  ])('with %i at risk is full times %d', (total, factor) => {
    expect(payoutFactor(terms, tokens(total))).toBeCloseTo(factor, 12);
  });
});

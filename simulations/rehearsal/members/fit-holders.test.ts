import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gini as giniOf, nakamoto as nakamotoOf } from '../../metrics/index.js';
import { type FittedSource, fitHolders, GINI_TOLERANCE } from './fit-holders.js';

const source = (given: Partial<FittedSource>): FittedSource => ({
  kind: 'fitted',
  count: 1000,
  gini: 0.95,
  nakamoto: 8,
  totalTokens: '10000000',
  seed: 1,
  ...given,
});
const tokens = (balances: readonly bigint[]) => balances.map((balance) => Number(balance) / 1e18);

describe('a fitted distribution', () => {
  it.each([
    [1000, 0.95, 8],
    [2569, 0.968, 8],
    [50_000, 0.99, 20],
    [1000, 0.5, 8],
    [100, 0.9, 1],
    [100, 0.981, 1],
    [10, 0.0, 6],
    [50, 0.45, 5],
    [9641, 0.9604, 29],
  ])('of %i holders has a Gini of %f and a Nakamoto coefficient of %i', (count, gini, nakamoto) => {
    const { addresses, balances } = fitHolders(source({ count, gini, nakamoto }), 18);
    expect(new Set(addresses).size).toBe(count);
    expect(balances.reduce((sum, balance) => sum + balance, 0n)).toBe(10_000_000n * 10n ** 18n);
    expect(Math.abs(giniOf(tokens(balances)) - gini)).toBeLessThan(GINI_TOLERANCE);
    expect(nakamotoOf(tokens(balances))).toBe(nakamoto);
    if (gini > 0.5 && gini < 0.98) expect(balances.every((balance) => balance > 0n)).toBe(true);
  });

  it('meets whatever lies between the most equal and the most unequal', () => {
    const numbers = fc.integer({ min: 5, max: 400 }).chain((count) =>
      fc.integer({ min: 1, max: Math.floor(count / 4) }).chain((nakamoto) => {
        // k of n holders with half: Gini 1/2 − k/n. 2k − 1 of n with all: 1 − (2k − 1)/n.
        const [lowest, highest] = [0.5 - nakamoto / count, 1 - (2 * nakamoto - 1) / count];
        return fc
          .integer({ min: 0, max: 1000 })
          .map((part) => ({ count, nakamoto, gini: lowest + (part / 1000) * (highest - lowest) }));
      }),
    );
    fc.assert(
      fc.property(numbers, (given) => {
        const { balances } = fitHolders(source(given), 18);
        expect(Math.abs(giniOf(tokens(balances)) - given.gini)).toBeLessThan(GINI_TOLERANCE);
        let held = 0n;
        const needed = balances.findIndex((balance) => {
          held += balance;
          return held * 2n > 10_000_000n * 10n ** 18n;
        });
        expect(needed + 1).toBe(given.nakamoto);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    [{ nakamoto: 502 }, 'holders.nakamoto', /largest is 501/],
    [{ gini: 0.9999 }, 'holders.gini', /cannot have a Gini of 0.9999/],
    [{ gini: 0.1 }, 'holders.gini', /cannot have a Gini of 0.1/],
    [{ totalTokens: '0' }, 'holders.totalTokens', /cannot be divided/],
    [{ totalTokens: '0.000000000000001' }, 'holders.totalTokens', /cannot be divided/],
  ])('is refused for %j', (given, field, message) => {
    expect(() => fitHolders(source(given), 18)).toThrow(
      expect.objectContaining({ code: 'fit-impossible', field, message: expect.stringMatching(message), exitCode: 2 }),
    );
  });

  it('has the same holders for the same seed, and others for another', () => {
    expect(fitHolders(source({ seed: 7 }), 18)).toEqual(fitHolders(source({ seed: 7 }), 18));
    expect(fitHolders(source({ seed: 8 }), 18).addresses[0]).not.toBe(fitHolders(source({ seed: 7 }), 18).addresses[0]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../random/index.js';
import { formatTokens, type Holdings } from '../scenario/index.js';
import { spreadHoldings } from './spread-holdings.js';

const shape = fc.oneof(
  fc.constant({ kind: 'equal' as const }),
  fc.record({ kind: fc.constant('pareto' as const), exponent: fc.double({ min: 1.01, max: 10, noNaN: true }) }),
  fc.record({ kind: fc.constant('lognormal' as const), deviation: fc.double({ min: 0, max: 5, noNaN: true }) }),
);

describe("a cohort's tokens", () => {
  it('are handed out to the wei, nobody below the minimum, whatever the shape', () => {
    fc.assert(
      fc.property(
        shape,
        fc.integer({ min: 1, max: 200 }),
        fc.bigInt({ min: 0n, max: 10n ** 20n }),
        fc.nat(),
        (kind, members, minimum, seed) => {
          const total = minimum * BigInt(members) + 12_345_678_901_234_567n;
          const holdings: Holdings = { totalTokens: formatTokens(total), shape: kind };
          const parts = spreadHoldings(holdings, members, minimum, randomStream(seed));
          expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total);
          for (const part of parts) expect(part >= minimum).toBe(true);
        },
      ),
    );
  });

  it('are equal but for the rounding when the shape is equal', () => {
    expect(
      spreadHoldings({ totalTokens: '9', shape: { kind: 'equal' } }, 3, 0n, randomStream(1)).map(formatTokens),
    ).toEqual(['3', '3', '3']);
  });

  it('are the more uneven the wider the shape', () => {
    const share = (deviation: number) => {
      const parts = spreadHoldings(
        { totalTokens: '1000', shape: { kind: 'lognormal', deviation } },
        100,
        0n,
        randomStream('spread'),
      );
      return Math.max(...parts.map(Number)) / 1e21;
    };
    expect(share(2)).toBeGreaterThan(2 * share(0.5));
  });

  it('leave the last wei of rounding to the first member', () => {
    const holdings: Holdings = { totalTokens: '0.000000000000000011', shape: { kind: 'equal' } };
    expect(spreadHoldings(holdings, 3, 0n, randomStream(1))).toEqual([5n, 3n, 3n]);
    expect(spreadHoldings(holdings, 3, 2n, randomStream(1))).toEqual([5n, 3n, 3n]);
  });

  it('follow a Pareto distribution: the richest fifth has what its exponent says', () => {
    const richestFifth = (exponent: number) => {
      const holdings: Holdings = { totalTokens: '1000', shape: { kind: 'pareto', exponent } };
      const parts = spreadHoldings(holdings, 20_000, 0n, randomStream('pareto', exponent)).map(Number);
      const top = parts.sort((a, b) => b - a).slice(0, 4_000);
      return top.reduce((sum, part) => sum + part, 0) / 1e21;
    };
    // The richest share p has p^(1 − 1/exponent) of all.
    for (const exponent of [3, 5, 9]) {
      expect(Math.abs(richestFifth(exponent) - 0.2 ** (1 - 1 / exponent))).toBeLessThan(0.02);
    }
  });

  it('follow a lognormal distribution: the median member has what its deviation says', () => {
    const holdings: Holdings = { totalTokens: '1000', shape: { kind: 'lognormal', deviation: 1 } };
    const parts = spreadHoldings(holdings, 20_000, 0n, randomStream('lognormal')).map(Number);
    const median = parts.sort((a, b) => a - b)[10_000]!;
    // exp(−deviation² / 2) of the mean.
    expect(Math.abs(median / 1e21 / (1 / 20_000) / Math.exp(-0.5) - 1)).toBeLessThan(0.06);
  });
});

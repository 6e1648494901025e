import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buyTokens, depthAt, getAmountIn, getAmountOut, ratio, sellTokens, slippage, spotPrice } from './pool.js';

const E18 = 10n ** 18n;
const reserve = fc.bigInt({ min: 10n ** 6n, max: 10n ** 30n });
const pool = fc.record({ tokens: reserve, coins: reserve });
const amount = fc.bigInt({ min: 1n, max: 10n ** 30n });

describe('what a pool gives', () => {
  // contracts/test/UniswapV2.t.sol has the same table.
  it.each([
    [1n * E18, 5n * E18, 10n * E18, 1662497915624478906n],
    [2n * E18, 5n * E18, 10n * E18, 2851015155847869602n],
    [1n, 5n * E18, 5n * E18, 0n],
    [E18, 0n, E18, 0n],
  ])('for %s in with %s against %s is %s', (amountIn, reserveIn, reserveOut, amountOut) => {
    expect(getAmountOut(amountIn, reserveIn, reserveOut)).toBe(amountOut);
  });

  it('is had by the least amount that gives it', () => {
    expect(getAmountIn(1662497915624478906n, 5n * E18, 10n * E18)).toBe(E18);
    expect(getAmountIn(10n * E18, 5n * E18, 10n * E18)).toBeNull();
    fc.assert(
      fc.property(pool, fc.double({ min: 0, max: 1, noNaN: true }), ({ tokens, coins }, share) => {
        const wanted = 1n + (coins * BigInt(Math.floor(share * 1e6))) / 1_000_001n;
        if (wanted >= coins) return;
        const needed = getAmountIn(wanted, tokens, coins)!;
        expect(getAmountOut(needed, tokens, coins)).toBeGreaterThanOrEqual(wanted);
        // Uniswap adds one to be sure: at most two of it are too many.
        expect(getAmountOut(needed - 2n, tokens, coins)).toBeLessThanOrEqual(wanted);
      }),
    );
  });

  it('never lowers k, and never gives all', () => {
    fc.assert(
      fc.property(pool, amount, (before, amountIn) => {
        for (const { amountOut, after } of [sellTokens(before, amountIn), buyTokens(before, amountIn)]) {
          expect(after.tokens * after.coins).toBeGreaterThanOrEqual(before.tokens * before.coins);
          expect(after.tokens > 0n && after.coins > 0n && amountOut >= 0n).toBe(true);
        }
      }),
    );
  });

  it('costs a round trip of a seller about two fees, and never pays', () => {
    fc.assert(
      fc.property(pool, amount, (before, amountIn) => {
        const { amountOut, after } = sellTokens(before, amountIn);
        expect(buyTokens(after, amountOut).amountOut).toBeLessThan(amountIn);
      }),
    );
  });
});

describe('the price of a pool', () => {
  it('is what a whole token is worth', () => {
    expect(spotPrice({ tokens: 4n * E18, coins: 10n * E18 })).toBe(2_500_000_000_000_000_000n);
    expect(spotPrice({ tokens: 0n, coins: 0n })).toBeNull();
  });

  it('slips by the fee for a little and by more for much', () => {
    const deep = [1_000_000n * E18, 1_000_000n * E18] as const;
    expect(slippage(E18, ...deep)).toBeCloseTo(0.003, 5);
    // 1 of 5 for 10: 2 at the price, 1.6625 in the trade.
    expect(slippage(E18, 5n * E18, 10n * E18)).toBeCloseTo(1 - 1.662497915624479 / 2, 12);
    fc.assert(
      fc.property(pool, amount, amount, ({ tokens, coins }, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const lost = [slippage(less, tokens, coins), slippage(more, tokens, coins)] as const;
        // A unit of what is given, lost by rounding, is much of a trade for a few.
        const rounding = ratio(tokens, less * coins);
        expect(lost[0]).toBeLessThanOrEqual(lost[1] + rounding);
        expect(lost[0] >= 0.002999 && lost[1] <= 1).toBe(true);
      }),
    );
  });

  it('takes the least amounts to move by so many percent', () => {
    const one = { tokens: 1_000_000n * E18, coins: 2_000_000n * E18 };
    // x (1/√0.95 - 1) without the fee, a little more with it on the way back.
    expect(Number(depthAt(one, 5).tokensToSell / E18)).toBeCloseTo(1_000_000 * (1 / Math.sqrt(0.95) - 1) * 1.0015, -2);
    expect(Number(depthAt(one, 5).coinsToSpend / E18)).toBeCloseTo(2_000_000 * (Math.sqrt(1.05) - 1) * 1.0015, -2);
    fc.assert(
      fc.property(pool, fc.constantFrom(1, 2, 5, 0.25, 50), (before, percent) => {
        const { tokensToSell, coinsToSpend } = depthAt(before, percent);
        const parts = BigInt(percent * 100);
        const lower = (x: bigint) => {
          const { after } = sellTokens(before, x);
          return after.coins * before.tokens * 10_000n <= (10_000n - parts) * before.coins * after.tokens;
        };
        const higher = (x: bigint) => {
          const { after } = buyTokens(before, x);
          return after.coins * before.tokens * 10_000n >= (10_000n + parts) * before.coins * after.tokens;
        };
        expect([lower(tokensToSell), lower(tokensToSell - 1n)]).toEqual([true, false]);
        expect([higher(coinsToSpend), higher(coinsToSpend - 1n)]).toEqual([true, false]);
      }),
    );
  });

  it('of an empty pool has no depth', () => {
    expect(depthAt({ tokens: 0n, coins: 0n }, 1)).toEqual({ tokensToSell: 0n, coinsToSpend: 0n });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arbitrage, arbitrage, type FairPrice } from './arbitrage.js';
import { buyTokens, getAmountOut, type Reserves, sellTokens } from './pool.js';

const E18 = 10n ** 18n;
const reserve = fc.bigInt({ min: 10n ** 18n, max: 10n ** 28n });
const pool = fc.record({ tokens: reserve, coins: reserve });
const fair = fc.record({
  coins: fc.bigInt({ min: 1n, max: 10n ** 6n }),
  tokens: fc.bigInt({ min: 1n, max: 10n ** 6n }),
});

/** The profit of a trade at a fair price, times the price's tokens: exact. */
const exactProfit = ({ tokens, coins }: Reserves, price: FairPrice, side: Arbitrage['side'], amountIn: bigint) =>
  side === 'sell'
    ? getAmountOut(amountIn, tokens, coins) * price.tokens - amountIn * price.coins
    : getAmountOut(amountIn, coins, tokens) * price.coins - amountIn * price.tokens;

describe('the trade of somebody who knows the fair price', () => {
  it('sells above it and buys below it, and leaves a pool near it alone', () => {
    const one = { tokens: 1_000n * E18, coins: 1_000n * E18 };
    expect(arbitrage(one, { coins: 9n, tokens: 10n })?.side).toBe('sell');
    expect(arbitrage(one, { coins: 11n, tokens: 10n })?.side).toBe('buy');
    expect(arbitrage(one, { coins: 1n, tokens: 1n })).toBeNull();
    // Within the fee on either side.
    expect(arbitrage(one, { coins: 9_971n, tokens: 10_000n })).toBeNull();
    expect(arbitrage(one, { coins: 10_029n, tokens: 10_000n })).toBeNull();
    expect(arbitrage(one, { coins: 9_969n, tokens: 10_000n })).not.toBeNull();
  });

  it('brings the price to the fair one less the fee', () => {
    const one = { tokens: 1_000_000n * E18, coins: 1_000_000n * E18 };
    const sale = arbitrage(one, { coins: 1n, tokens: 2n })!;
    const { after } = sellTokens(one, sale.amountIn);
    // The next token would bring 0.997 of the price, which is then the fair one; the fees stay in the pool.
    expect((Number(after.coins) / Number(after.tokens)) * 0.997).toBeCloseTo(0.5, 3);
    const purchase = arbitrage(one, { coins: 2n, tokens: 1n })!;
    const bought = buyTokens(one, purchase.amountIn);
    expect(Number(bought.after.coins) / Number(bought.after.tokens) / 0.997).toBeCloseTo(2, 1);
  });

  it('gains, and no other size gains more by more than rounding', () => {
    const step = fc.bigInt({ min: 1n, max: 10n ** 27n });
    fc.assert(
      fc.property(pool, fair, step, (reserves, price, by) => {
        const trade = arbitrage(reserves, price);
        if (trade === null) return;
        const { side, amountIn, amountOut, profit } = trade;
        const best = exactProfit(reserves, price, side, amountIn);
        expect(profit > 0n && profit === best / price.tokens).toBe(true);
        const [reserveIn, reserveOut] =
          side === 'sell' ? [reserves.tokens, reserves.coins] : [reserves.coins, reserves.tokens];
        expect(amountOut).toBe(getAmountOut(amountIn, reserveIn, reserveOut));
        // Rounding moves the outcome by a unit or two of either side.
        const rounding = 2n * (price.coins + price.tokens);
        for (const other of [amountIn + by, amountIn - by]) {
          if (other <= 0n) continue;
          expect(exactProfit(reserves, price, side, other)).toBeLessThanOrEqual(best + rounding);
        }
      }),
      { numRuns: 400 },
    );
  });
});

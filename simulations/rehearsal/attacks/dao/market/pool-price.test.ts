import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOut, costOfBuying, marketPool, saleDownTo } from './pool-price.js';

const amounts = fc.bigInt({ min: 10n ** 6n, max: 10n ** 28n });

describe('buying from a pool', () => {
  it('costs a hundred times the price when all but one in a hundred is bought, and the fee', () => {
    const pool = marketPool(1_000_000n * 10n ** 18n, 2, 18);
    expect(pool.dollars).toBe(2_000_000n * 10n ** 18n);
    const cost = costOfBuying(990_000n * 10n ** 18n, pool)!;
    expect(Number(cost / 10n ** 18n)).toBe(Math.floor((2_000_000 * 99) / 0.997));
  });

  it('is impossible for all there is', () => {
    expect(costOfBuying(5n, { tokens: 5n, dollars: 5n })).toBeNull();
  });

  it('gives at least what was wanted, and hardly more', () => {
    fc.assert(
      fc.property(amounts, amounts, fc.bigInt({ min: 1n, max: 10n ** 28n }), (tokens, dollars, wanted) => {
        fc.pre(wanted < tokens);
        const cost = costOfBuying(wanted, { tokens, dollars })!;
        expect(amountOut(cost, dollars, tokens)).toBeGreaterThanOrEqual(wanted);
        if (cost > 1n) expect(amountOut(cost - 2n, dollars, tokens)).toBeLessThanOrEqual(wanted);
      }),
    );
  });

  it('is undone by others who sell until the price is what it was', () => {
    fc.assert(
      fc.property(amounts, amounts, fc.bigInt({ min: 1n, max: 90n }), (tokens, dollars, percent) => {
        const pool = { tokens, dollars };
        const cost = costOfBuying((tokens * percent) / 100n, pool)!;
        const after = { tokens: tokens - amountOut(cost, dollars, tokens), dollars: dollars + cost };
        const sold = saleDownTo(after, pool);
        const price = (reserves: typeof pool) => Number(reserves.dollars) / Number(reserves.tokens);
        const back = (x: bigint) => ({
          tokens: after.tokens + x,
          dollars: after.dollars - amountOut(x, after.tokens, after.dollars),
        });
        expect(price(back(sold))).toBeLessThanOrEqual(price(pool) * (1 + 1e-5));
        expect(price(back((sold * 999n) / 1000n))).toBeGreaterThan(price(pool) * (1 - 1e-5));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atMarket, poolAt, tradeIn } from '../../../../test/fixtures/market.js';
import { TOKEN } from '../../../scenario/index.js';
import { buyTokens, sellTokens, spotPrice } from '../pool.js';
import { ownValue } from '../valuation.js';
import { holdForLong } from './long-term-holder.js';

const TASTE = { beliefDeviation: 0, dipPercent: 20, mostShare: 0.1, profitMultiple: 5, profitShare: 0.1 };
const rich = { tokens: 1_000n * TOKEN, coins: 1_000n * TOKEN };

describe('a long-term holder', () => {
  it.each([
    ['far below its value: buys with a tenth of its coins', 0.5, { side: 'buy', amountIn: 100n * TOKEN }],
    ['below, by less than the dip that it waits for: holds', 0.85, null],
    ['at its value: holds', 1, null],
    ['at four times its value: holds', 4, null],
    ['at six times its value: sells a tenth of its tokens', 6, { side: 'sell', amountIn: 100n * TOKEN }],
  ])('%s', (_, price, expected) => {
    expect(tradeIn(holdForLong(TASTE), atMarket({ ...rich, reserves: poolAt(price) }))).toEqual(expected);
  });

  it('buys no further than the dip goes', () => {
    const seen = atMarket({ coins: 10n ** 9n * TOKEN, reserves: poolAt(0.79) });
    const { amountIn } = tradeIn(holdForLong({ ...TASTE, mostShare: 1 }), seen)!;
    const after = spotPrice(buyTokens(poolAt(0.79), amountIn).after)!;
    expect(Number(after) / 1e18).toBeGreaterThan(0.79);
    expect(Number(after) / 1e18).toBeLessThanOrEqual(0.8);
  });

  it('never sells below its own value nor buys above it, and trades no more than it has', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.bigInt({ min: 0n, max: 10n ** 27n }),
        fc.bigInt({ min: 0n, max: 10n ** 27n }),
        (price, beliefDeviation, tokens, coins) => {
          const seen = atMarket({ tokens, coins, reserves: poolAt(price) });
          const value = ownValue(seen, beliefDeviation);
          const done = tradeIn(holdForLong({ ...TASTE, beliefDeviation }), seen);
          if (done === null) return;
          const { side, amountIn } = done;
          expect(amountIn).toBeLessThanOrEqual(side === 'sell' ? tokens : coins);
          const { after } = (side === 'sell' ? sellTokens : buyTokens)(poolAt(price), amountIn);
          const last = Number(spotPrice(after)!) / 1e18;
          if (side === 'sell') expect(last).toBeGreaterThan(value);
          else expect(last).toBeLessThan(value);
        },
      ),
    );
  });

  it('buys the more, the deeper the dip', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.9, noNaN: true }),
        fc.double({ min: 0.05, max: 0.9, noNaN: true }),
        (one, other) => {
          const bought = (price: number) =>
            tradeIn(holdForLong({ ...TASTE, mostShare: 1 }), atMarket({ coins: 50n * TOKEN, reserves: poolAt(price) }))
              ?.amountIn ?? 0n;
          expect(bought(Math.min(one, other))).toBeGreaterThanOrEqual(bought(Math.max(one, other)));
        },
      ),
    );
  });
});

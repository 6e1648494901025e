import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atMarket, poolAt, tradeIn } from '../../../../test/fixtures/market.js';
import { address } from '../../../../test/fixtures/world.js';
import { TOKEN } from '../../../scenario/index.js';
import { sellTokens } from '../pool.js';
import { sellPay, sellUnlocked, wantedShare } from './vesting-recipients.js';

const INVESTOR = {
  costPrice: 0.1,
  leastShare: 0.2,
  mostShare: 0.8,
  targetMultiple: 10,
  targetDeviation: 0,
  mostImpactPercent: 100,
};
const TEAM = {
  needsPerTick: '50',
  diversifiedShare: 0.3,
  beliefDeviation: 0,
  attention: 1,
  mostImpactPercent: 100,
};
const price = fc.double({ min: 0.001, max: 100, noNaN: true });
const wei = fc.bigInt({ min: 0n, max: 10n ** 24n });
const soldBefore = (sold: bigint) => ({ sold: new Map([[address(1), sold]]) });

describe('an early investor', () => {
  it.each([
    ['below what it paid', 0.05, 0.2],
    ['at what it paid', 0.1, 0.2],
    ['at the root of its target, half-way', 0.1 * Math.sqrt(10), 0.5],
    ['at its target', 1, 0.8],
    ['far above', 20, 0.8],
  ])('wants to have sold, %s', (_, at, share) => {
    expect(wantedShare(at, INVESTOR)).toBeCloseTo(share, 12);
  });

  it('sells what is missing to that of all that it got', () => {
    const seen = atMarket({ tokens: 900n * TOKEN, market: soldBefore(100n * TOKEN) });
    expect(tradeIn(sellUnlocked(INVESTOR), seen)).toEqual({ side: 'sell', amountIn: 700n * TOKEN });
  });

  it('leaves for later what would move the price too far', () => {
    const seen = atMarket({ tokens: 10_000n * TOKEN });
    const { amountIn } = tradeIn(sellUnlocked({ ...INVESTOR, mostImpactPercent: 1 }), seen)!;
    const { coins, tokens } = sellTokens(poolAt(1), amountIn).after;
    expect(Number(coins) / Number(tokens)).toBeCloseTo(0.99, 6);
  });

  it('never sells more than it has, and has the more sold the dearer the token', () => {
    fc.assert(
      fc.property(
        price,
        price,
        wei,
        wei,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (one, other, has, sold, deviation) => {
          const sells = (at: number) =>
            tradeIn(
              sellUnlocked({ ...INVESTOR, targetDeviation: deviation }),
              atMarket({ tokens: has, reserves: poolAt(at), market: soldBefore(sold) }),
            )?.amountIn ?? 0n;
          expect(sells(one)).toBeLessThanOrEqual(has);
          expect(sells(Math.max(one, other))).toBeGreaterThanOrEqual(sells(Math.min(one, other)));
        },
      ),
    );
  });
});

describe('a team member', () => {
  const lives = (at: number, tokens: bigint) =>
    tradeIn(sellPay({ ...TEAM, diversifiedShare: 0 }), atMarket({ tokens, reserves: poolAt(at) }));

  it('sells what brings it what it lives on, whatever the price', () => {
    for (const at of [0.1, 1, 10]) {
      const { amountIn } = lives(at, 100_000n * TOKEN)!;
      const got = sellTokens(poolAt(at), amountIn).amountOut;
      expect(got).toBeGreaterThanOrEqual(50n * TOKEN);
      expect(got).toBeLessThan(50n * TOKEN + 100n);
    }
  });

  it('sells all it has where that is too little', () => {
    expect(lives(1, 20n * TOKEN)).toEqual({ side: 'sell', amountIn: 20n * TOKEN });
    expect(lives(1, 0n)).toBeNull();
  });

  it('spreads its risk at a price that it finds fair, and not below', () => {
    const sells = (at: number) => tradeIn(sellPay(TEAM), atMarket({ tokens: 10_000n * TOKEN, reserves: poolAt(at) }));
    expect(sells(1)).toEqual({ side: 'sell', amountIn: 3_000n * TOKEN });
    expect(sells(0.99)!.amountIn).toBeLessThan(60n * TOKEN);
  });

  it('never sells more than it has', () => {
    fc.assert(
      fc.property(price, wei, wei, (at, has, sold) => {
        const done = tradeIn(sellPay(TEAM), atMarket({ tokens: has, reserves: poolAt(at), market: soldBefore(sold) }));
        expect(done?.amountIn ?? 0n).toBeLessThanOrEqual(has);
      }),
    );
  });
});

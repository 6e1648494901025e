import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { againstHolding, amountsTaken, impermanentLoss, redeemed, sharesFor, squareRoot } from './liquidity.js';
import { MINIMUM_LIQUIDITY, sellTokens } from './pool.js';

const E18 = 10n ** 18n;
const reserve = fc.bigInt({ min: 10n ** 6n, max: 10n ** 30n });
const pool = fc.record({ tokens: reserve, coins: reserve });

describe('shares of a pool', () => {
  it('begin as the root of both amounts, less a thousand', () => {
    expect(sharesFor({ tokens: E18, coins: 4n * E18 }, { tokens: 0n, coins: 0n }, 0n)).toBe(2n * E18 - 1000n);
  });

  it('take roots exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 220n }), (x) => {
        const root = squareRoot(x);
        expect(root * root <= x && (root + 1n) * (root + 1n) > x).toBe(true);
      }),
    );
  });

  it('cost what the router takes: the proportion of the pool, never more than was offered', () => {
    fc.assert(
      fc.property(pool, pool, (offered, held) => {
        const taken = amountsTaken(offered, held);
        expect(taken.tokens <= offered.tokens && taken.coins <= offered.coins).toBe(true);
        expect(taken.tokens === offered.tokens || taken.coins === offered.coins).toBe(true);
      }),
    );
  });

  it('are never redeemed for more than they cost', () => {
    fc.assert(
      fc.property(pool, pool, (deposit, held) => {
        const supply = squareRoot(held.tokens * held.coins);
        const shares = sharesFor(deposit, held, supply);
        if (shares <= 0n) return;
        const after = { tokens: held.tokens + deposit.tokens, coins: held.coins + deposit.coins };
        const back = redeemed(shares, after, supply + shares);
        expect(back.tokens <= deposit.tokens && back.coins <= deposit.coins).toBe(true);
      }),
    );
  });
});

describe('what providing costs', () => {
  it.each([
    [1, 0],
    [2, -0.0571909584179],
    [4, -0.2],
    [0.25, -0.2],
    [5, -0.2546440075],
  ])('when the price has become %d times what it was is %d of holding', (times, loss) => {
    expect(impermanentLoss(times)).toBeCloseTo(loss, 10);
  });

  it('is that loss, less the fees, for a provider of the whole pool', () => {
    const put = { tokens: 1_000_000n * E18, coins: 1_000_000n * E18 };
    const supply = 1_000_000n * E18;
    const share = { shares: supply - MINIMUM_LIQUIDITY, supply };
    expect(againstHolding(put, put, share)).toBeCloseTo(0, 12);
    const { after } = sellTokens(put, 1_000_000n * E18);
    const priceRatio = Number(after.coins) / Number(after.tokens);
    const result = againstHolding(put, after, share);
    expect(result).toBeGreaterThan(impermanentLoss(priceRatio));
    expect(result).toBeLessThan(impermanentLoss(priceRatio) + 0.003);
  });
});

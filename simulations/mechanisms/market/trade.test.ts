import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolAt } from '../../../test/fixtures/market.js';
import { buyTokens, sellTokens } from './pool.js';
import { patiently } from './trade.js';

const MUCH = 10n ** 30n;

describe('trading patiently', () => {
  it('moves the price by no more than it cares to', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), (hundredths) => {
        const percent = hundredths / 100;
        const sold = sellTokens(poolAt(1), patiently(MUCH, 'sell', poolAt(1), percent)).after;
        expect(Number(sold.coins) / Number(sold.tokens)).toBeCloseTo(1 - percent / 100, 6);
        const bought = buyTokens(poolAt(1), patiently(MUCH, 'buy', poolAt(1), percent)).after;
        expect(Number(bought.coins) / Number(bought.tokens)).toBeCloseTo(1 + percent / 100, 6);
      }),
    );
  });

  it('has no limit where the whole price is at stake, however that is written', () => {
    for (const percent of [99.991, 99.996, 100]) expect(patiently(MUCH, 'sell', poolAt(1), percent)).toBe(MUCH);
  });

  it('trades less than that in full', () => {
    expect(patiently(1n, 'sell', poolAt(1), 1)).toBe(1n);
    expect(patiently(0n, 'buy', poolAt(1), 1)).toBe(0n);
  });
});

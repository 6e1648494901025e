import { describe, expect, it } from 'vitest';
import { TOKEN } from '../../scenario/index.js';
import { marketSection, seedAmounts } from './section.js';

const complaints = (section: unknown) => {
  return (marketSection.safeParse(section).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
};

describe('the section of a market', () => {
  it('has a pool at a price by default', () => {
    const section = marketSection.parse({});
    expect(section).toMatchObject({ stableSymbol: 'USDX', seed: { by: 'price', price: '1' } });
    expect(seedAmounts(section)).toEqual({ tokens: 500_000n * TOKEN, coins: 500_000n * TOKEN });
  });

  it('takes a price or an amount', () => {
    const pool = { poolTokens: '1000' };
    const coins = (seed: unknown) => seedAmounts(marketSection.parse({ ...pool, seed })).coins;
    expect(coins({ by: 'price', price: '0.05' })).toBe(50n * TOKEN);
    expect(coins({ by: 'amount', stableTokens: '75.5' })).toBe(755n * (TOKEN / 10n));
    expect(coins({ by: 'price', price: '0.000000000000000001' })).toBe(1000n);
  });

  it('refuses a pool that cannot be', () => {
    expect(complaints({ poolTokens: '0' })).toEqual(['poolTokens: must be more than 0']);
    expect(complaints({ seed: { by: 'price', price: '0.0' } })).toEqual(['seed.price: must be more than 0']);
    expect(complaints({ poolTokens: '9999999999999999' })[0]).toContain('poolTokens: is more than a pool can hold');
    expect(
      complaints({ poolTokens: '0.000000000000001', seed: { by: 'amount', stableTokens: '0.000000000000001' } }),
    ).toEqual(['seed: is so little that nobody would own any of the pool']);
    expect(complaints({ stableSymbol: 'usd' })).toEqual(['stableSymbol: must be 2 to 8 capital letters']);
  });
});

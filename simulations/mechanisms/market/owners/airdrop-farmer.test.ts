import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atMarket, tradeIn } from '../../../../test/fixtures/market.js';
import { address } from '../../../../test/fixtures/world.js';
import { TOKEN } from '../../../scenario/index.js';
import { farmAirdrops, isTurn } from './airdrop-farmer.js';

const TASTE = { accountsEach: 4, spreadTicks: 1, activityEveryTicks: 3, activityCoins: '2' };
const bought = (tokens: bigint) => ({ bought: new Map([[address(1), tokens]]) });

describe('an airdrop farmer', () => {
  it('sells all that an account was given, and keeps what it bought to look like a user', () => {
    const seen = atMarket({ tokens: 70n * TOKEN, market: bought(5n * TOKEN) });
    expect(tradeIn(farmAirdrops(TASTE), seen)).toEqual({ side: 'sell', amountIn: 65n * TOKEN });
  });

  it('makes the least trade that counts as use every so many ticks, with what coins it has', () => {
    const at = (tick: number, coins = 10n * TOKEN) => tradeIn(farmAirdrops(TASTE), atMarket({ coins, tick }));
    expect(at(3)).toEqual({ side: 'buy', amountIn: 2n * TOKEN });
    expect(at(3, TOKEN)).toEqual({ side: 'buy', amountIn: TOKEN });
    expect([at(4), at(5), at(3, 0n)]).toEqual([null, null, null]);
    expect(tradeIn(farmAirdrops({ ...TASTE, activityEveryTicks: 0 }), atMarket({ coins: TOKEN }))).toBeNull();
  });

  it('has each of its accounts act once in every spread of ticks, as evenly as they divide', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 20 }), (accountsEach, spreadTicks) => {
        const turns = Array.from(
          { length: spreadTicks },
          (_, tick) =>
            Array.from({ length: accountsEach }, (_, account) => account).filter((account) =>
              isTurn(account, tick, { ...TASTE, accountsEach, spreadTicks }),
            ).length,
        );
        expect(turns.reduce((sum, count) => sum + count, 0)).toBe(accountsEach);
        expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never trades more than the account has', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 24n }),
        fc.bigInt({ min: 0n, max: 10n ** 24n }),
        fc.bigInt({ min: 0n, max: 10n ** 24n }),
        (tokens, coins, before) => {
          const done = tradeIn(farmAirdrops(TASTE), atMarket({ tokens, coins, market: bought(before) }));
          if (done !== null) expect(done.amountIn).toBeLessThanOrEqual(done.side === 'sell' ? tokens : coins);
        },
      ),
    );
  });
});

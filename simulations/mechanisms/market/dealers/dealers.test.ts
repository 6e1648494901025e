import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atMarket, callsIn, marketScenario, poolAt, tradeIn } from '../../../../test/fixtures/market.js';
import { address } from '../../../../test/fixtures/world.js';
import { TOKEN } from '../../../scenario/index.js';
import { buyTokens, sellTokens, spotPrice } from '../pool.js';
import { tradeArbitrage } from './arbitrageur.js';
import { lendingYield, provideLiquidity } from './liquidity-provider.js';
import { makeMarket, quotesOf, room } from './market-maker.js';

const price = fc.double({ min: 0.05, max: 20, noNaN: true });
const wei = fc.bigInt({ min: 0n, max: 10n ** 24n });
const rich = { tokens: 10n ** 30n, coins: 10n ** 30n };
const afterTrade = (at: number, { side, amountIn }: { readonly side: string; readonly amountIn: bigint }) =>
  Number(spotPrice((side === 'sell' ? sellTokens : buyTokens)(poolAt(at), amountIn).after)!) / 1e18;

describe('an arbitrageur', () => {
  it('brings the pool to the price outside, but for its fee', () => {
    for (const at of [0.5, 0.9, 1.1, 3]) {
      const done = tradeIn(tradeArbitrage(0n), atMarket({ ...rich, reserves: poolAt(at) }))!;
      expect(done.side).toBe(at > 1 ? 'sell' : 'buy');
      expect(Math.abs(afterTrade(at, done) - 1)).toBeLessThan(0.004);
    }
  });

  it('leaves alone what gains less than it costs', () => {
    const at = (least: bigint) => tradeIn(tradeArbitrage(least), atMarket({ ...rich, reserves: poolAt(1.05) }));
    expect(at(10n * TOKEN)).not.toBeNull();
    expect(at(10_000n * TOKEN)).toBeNull();
    expect(tradeIn(tradeArbitrage(0n), atMarket({ ...rich, reserves: poolAt(1.002) }))).toBeNull();
  });

  it('sees the outside walk where the scenario has it walk, and the same walk as everybody', () => {
    const scenario = marketScenario({ outsideVolatilityPercent: 20 });
    const sides = [1, 2, 3, 4, 5, 6].map(
      (tick) => tradeIn(tradeArbitrage(0n), atMarket({ ...rich, tick, scenario }))?.side,
    );
    expect(new Set(sides).size).toBeGreaterThan(1);
    expect(sides).toEqual(
      [1, 2, 3, 4, 5, 6].map((tick) => tradeIn(tradeArbitrage(0n), atMarket({ ...rich, tick, scenario }))?.side),
    );
  });

  it('never trades more than it has', () => {
    fc.assert(
      fc.property(price, wei, wei, (at, tokens, coins) => {
        const done = tradeIn(tradeArbitrage(0n), atMarket({ tokens, coins, reserves: poolAt(at) }));
        if (done !== null) expect(done.amountIn).toBeLessThanOrEqual(done.side === 'sell' ? tokens : coins);
      }),
    );
  });
});

const MAKER = { halfSpreadPercent: 2, inventorySkew: 1, inventoryLimitPercent: 30 };

describe('a market maker', () => {
  it('quotes around the price outside while half of what it has is tokens', () => {
    expect(quotesOf({ tokens: TOKEN, coins: 2n * TOKEN }, 2, MAKER)).toEqual({ bid: 1.96, ask: 2.04, inventory: 0 });
  });

  it('quotes lower the more tokens it holds', () => {
    fc.assert(
      fc.property(wei, wei, wei, (one, other, coins) => {
        const bid = (tokens: bigint) => quotesOf({ tokens, coins }, 1, MAKER).bid;
        const [few, many] = one < other ? [one, other] : [other, one];
        expect(bid(many)).toBeLessThanOrEqual(bid(few));
      }),
    );
  });

  it('takes the other side back to its quote, and is quiet between its quotes', () => {
    const half = { tokens: 10n ** 28n, coins: 10n ** 28n };
    const at = (now: number) => tradeIn(makeMarket(MAKER), atMarket({ ...half, reserves: poolAt(now) }));
    expect([at(0.99), at(1.01)]).toEqual([null, null]);
    expect(afterTrade(0.9, at(0.9)!)).toBeCloseTo(0.98, 2);
    expect(afterTrade(1.1, at(1.1)!)).toBeCloseTo(1.02, 2);
  });

  it('keeps its tokens within its limit of half of what it has, at the price outside', () => {
    const amount = fc.bigInt({ min: 10n ** 18n, max: 10n ** 24n });
    fc.assert(
      fc.property(fc.constantFrom('sell' as const, 'buy' as const), amount, amount, (side, tokens, coins) => {
        const most = room(side, { tokens, coins }, 1, MAKER);
        const worth = side === 'sell' ? tokens - most : tokens + most;
        const share = Number(worth) / Number(tokens + coins);
        // Who is beyond the limit already only comes back.
        if (most > 0n) expect(side === 'sell' ? share : 1 - share).toBeGreaterThanOrEqual(0.2 - 1e-9);
        expect(most).toBeLessThanOrEqual(side === 'sell' ? tokens : coins);
      }),
    );
  });
});

const PROVIDER = { providedShare: 0.5, bearableLossPercent: 10, wantedYieldPercent: 5, lookBackTicks: 4 };
const quiet = (worth: number) => Array.from({ length: 5 }, () => ({ price: 1, worth }));

describe('a liquidity provider', () => {
  const position = { shares: 1_000n * TOKEN, tokens: 1_000n * TOKEN, coins: 1_000n * TOKEN };
  const lends = (now: number) =>
    callsIn(
      provideLiquidity(PROVIDER)(
        atMarket({
          reserves: {
            tokens: BigInt(Math.round(1e6 / Math.sqrt(now))) * 10n ** 17n,
            coins: BigInt(Math.round(1e6 * Math.sqrt(now))) * 10n ** 17n,
          },
          shares: position.shares,
          market: { positions: new Map([[address(1), position]]) },
        }),
      ),
    );

  it('lends its share of both at its first chance', () => {
    const seen = atMarket({ tick: 0, tokens: 100n * TOKEN, coins: 80n * TOKEN });
    expect(callsIn(provideLiquidity(PROVIDER)(seen))).toEqual([['addLiquidity', 50n * TOKEN]]);
  });

  it('leaves with all its shares once its own deposit has lost more against holding than it bears', () => {
    // 2√r / (1 + r) − 1 is −5.7 % at twice the price and −20 % at four times.
    expect(lends(2)).toEqual([]);
    expect(lends(4)).toEqual([['removeLiquidity', position.shares]]);
    expect(lends(0.25)).toEqual([['removeLiquidity', position.shares]]);
  });

  it('reckons what lending brought: fees less what the change of price took', () => {
    const { view, now } = atMarket({ tick: 6, past: quiet(1) });
    const span = { now, seconds: 4 * 604_800 };
    const [before, ...rest] = view.market.history;
    const history = [before!, ...rest.slice(0, -1), { ...rest.at(-1)!, worth: 1_010_000_000_000_000_000n }];
    expect(lendingYield(history, span)).toBeCloseTo((0.01 * 31_557_600) / span.seconds, 6);
    const risen = history.with(-1, { ...history.at(-1)!, price: 4n * TOKEN });
    expect(lendingYield(risen, span)).toBeCloseTo(((1.01 * 0.8 - 1) * 31_557_600) / span.seconds, 6);
  });

  it('comes back when lending has paid for a while, and not before', () => {
    const back = (worth: number) => {
      const seen = atMarket({ tick: 6, tokens: TOKEN, coins: TOKEN, past: quiet(1) });
      const { view } = seen;
      const last = { ...view.market.history.at(-1)!, worth: BigInt(Math.round(worth * 1e9)) * 10n ** 9n };
      const market = { ...view.market, history: view.market.history.with(-1, last) };
      return callsIn(provideLiquidity(PROVIDER)({ ...seen, view: { ...view, market } })).length;
    };
    expect([back(1), back(1.003), back(1.01)]).toEqual([0, 0, 1]);
  });
});

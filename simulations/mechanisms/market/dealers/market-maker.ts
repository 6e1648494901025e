import { z } from 'zod';
import type { Archetype, Policy } from '../../../agents/index.js';
import { arbitrage } from '../arbitrage.js';
import { attentionField, coinFields } from '../owners/fields.js';
import { ratio, spotPrice } from '../pool.js';
import type { MarketScope } from '../state.js';
import { attentive, coinsOf, least, type Side, tokensOf, trade } from '../trade.js';
import { asFraction, outsidePrice } from '../valuation.js';

const fields = {
  ...coinFields,
  ...attentionField(1),
  halfSpreadPercent: z.number().gt(0).max(50).default(1).meta({
    title: 'How far from its price it buys and sells',
    unit: '%',
  }),
  inventorySkew: z.number().min(0).max(100).default(1).meta({
    title: 'How far a full inventory moves its price',
    unit: 'half spreads',
  }),
  inventoryLimitPercent: z.number().gt(0).max(50).default(30).meta({
    title: 'How far its tokens may go from half of what it has',
    unit: '% of what it has',
  }),
};

export interface MakerTaste {
  readonly halfSpreadPercent: number;
  readonly inventorySkew: number;
  readonly inventoryLimitPercent: number;
}

export interface Quotes {
  /** Coins a token: it buys below `bid` and sells above `ask`. */
  readonly bid: number;
  readonly ask: number;
  /** How full of tokens it is: -1 none, 0 half of what it has, 1 nothing but tokens. */
  readonly inventory: number;
}

/**
 * What a market maker buys and sells at: around the price outside, lower the more tokens it holds already, so that the
 * market takes them off its hands (the inventory term of Avellaneda & Stoikov 2008).
 * @param tokens wei, as are coins; @param outside coins a token
 */
export function quotesOf(
  { tokens, coins }: { readonly tokens: bigint; readonly coins: bigint },
  outside: number,
  { halfSpreadPercent, inventorySkew }: MakerTaste,
): Quotes {
  const worth = Number(tokens) * outside;
  const inventory = worth + Number(coins) === 0 ? 0 : (2 * worth) / (worth + Number(coins)) - 1;
  const half = halfSpreadPercent / 100;
  const own = outside * Math.exp(-inventorySkew * half * inventory);
  return { bid: own * (1 - half), ask: own * (1 + half), inventory };
}

/** The most a market maker puts in on a side before its tokens go beyond its limit, at the price outside (wei). */
export function room(
  side: Side,
  { tokens, coins }: { readonly tokens: bigint; readonly coins: bigint },
  outside: number,
  { inventoryLimitPercent }: MakerTaste,
): bigint {
  const { coins: price, tokens: unit } = asFraction(outside);
  if (price === 0n) return 0n;
  const worth = (tokens * price) / unit;
  const limit = BigInt(Math.round(inventoryLimitPercent * 100));
  // In ten thousandths of all it has; a trade at the price outside changes the parts and not the sum.
  const floor = ((worth + coins) * (5_000n - limit)) / 10_000n;
  const spare = side === 'sell' ? worth - floor : coins - floor;
  if (spare <= 0n) return 0n;
  return side === 'sell' ? (spare * unit) / price : spare;
}

/** Takes the other side whenever the pool's price leaves its quotes, back to the quote, within its inventory. */
export function makeMarket(taste: MakerTaste): Policy<MarketScope> {
  return (observation) => {
    const { reserves } = observation.view.market;
    const price = spotPrice(reserves);
    const outside = outsidePrice(observation);
    if (price === null || outside <= 0) return [];
    const has = { tokens: tokensOf(observation), coins: coinsOf(observation) };
    const { bid, ask } = quotesOf(has, outside, taste);
    const now = ratio(price, 10n ** 18n);
    const side = now > ask ? 'sell' : now < bid ? 'buy' : null;
    if (side === null) return [];
    const best = arbitrage(reserves, asFraction(side === 'sell' ? ask : bid));
    if (best?.side !== side) return [];
    const most = least(room(side, has, outside, taste), side === 'sell' ? has.tokens : has.coins);
    return trade(observation, side, least(best.amountIn, most));
  };
}

/** Buys what falls and sells what rises around the price outside, and never lets its inventory run away. */
export const marketMaker: Archetype<MarketScope, typeof fields> = {
  words: { one: 'Market maker', many: 'Market makers', family: 'market', shade: 6 },
  chores: 1,
  fields,
  policies: (cohort) => [attentive(cohort.attention, makeMarket(cohort))],
};

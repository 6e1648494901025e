import type { Archetype, Policy } from '../../../agents/index.js';
import { parseTokens, tokenAmount } from '../../../scenario/index.js';
import { arbitrage } from '../arbitrage.js';
import { attentionField, coinFields } from '../owners/fields.js';
import { buyTokens, sellTokens } from '../pool.js';
import type { MarketScope } from '../state.js';
import { attentive, coinsOf, least, tokensOf, trade } from '../trade.js';
import { asFraction, outsidePrice } from '../valuation.js';

const fields = {
  ...coinFields,
  ...attentionField(0.9),
  leastProfit: tokenAmount.default('1').meta({
    title: 'What a trade must gain',
    unit: 'stable coins',
    description: 'At the price outside, after the pool’s fee: its other costs.',
  }),
};

/** Trades the pool to the price outside whenever that gains more than it costs, as far as its money goes. */
export function tradeArbitrage(leastProfit: bigint): Policy<MarketScope> {
  return (observation) => {
    const { reserves } = observation.view.market;
    const outside = asFraction(outsidePrice(observation));
    if (outside.coins === 0n) return [];
    const best = arbitrage(reserves, outside);
    if (best === null) return [];
    const amountIn = least(best.amountIn, best.side === 'sell' ? tokensOf(observation) : coinsOf(observation));
    const gain =
      best.side === 'sell'
        ? sellTokens(reserves, amountIn).amountOut - (amountIn * outside.coins) / outside.tokens
        : (buyTokens(reserves, amountIn).amountOut * outside.coins) / outside.tokens - amountIn;
    return gain < leastProfit ? [] : trade(observation, best.side, amountIn);
  };
}

/** Holds no opinion: keeps the pool at what the token costs elsewhere. */
export const arbitrageur: Archetype<MarketScope, typeof fields> = {
  words: { one: 'Arbitrageur', many: 'Arbitrageurs', family: 'market', shade: 5 },
  chores: 1,
  fields,
  policies: ({ attention, leastProfit }) => [attentive(attention, tradeArbitrage(parseTokens(leastProfit)))],
};

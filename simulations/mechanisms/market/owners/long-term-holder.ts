import { z } from 'zod';
import type { Archetype, Policy } from '../../../agents/index.js';
import { arbitrage } from '../arbitrage.js';
import { spotPrice } from '../pool.js';
import type { MarketScope } from '../state.js';
import { attentive, coinsOf, least, part, tokensOf, trade } from '../trade.js';
import { asFraction, ownValue } from '../valuation.js';
import { attentionField, coinFields, share, valueField } from './fields.js';

const fields = {
  ...coinFields,
  ...attentionField(0.25),
  ...valueField(0.3),
  dipPercent: z.number().min(0).max(99).default(20).meta({
    title: 'How far below its own value it buys',
    unit: '%',
  }),
  mostShare: share.default(0.1).meta({ title: 'Largest share of its coins that it spends in a tick' }),
  profitMultiple: z.number().min(1).max(1_000).default(5).meta({
    title: 'Price at which it takes profit',
    unit: 'times its own value',
  }),
  profitShare: share.default(0.1).meta({ title: 'Share of its tokens that it sells in a tick then' }),
};

export interface HolderTaste {
  readonly beliefDeviation: number;
  readonly dipPercent: number;
  readonly mostShare: number;
  readonly profitMultiple: number;
  readonly profitShare: number;
}

/**
 * Has a value of its own for the token, drawn once. Buys dips below it with what it brought along, no further than the
 * dip goes; sells some far above it; between the two, and always below its own value, it holds.
 */
export function holdForLong(taste: HolderTaste): Policy<MarketScope> {
  const { beliefDeviation, dipPercent, mostShare, profitMultiple, profitShare } = taste;
  return (observation) => {
    const { reserves } = observation.view.market;
    const price = Number(spotPrice(reserves) ?? 0n) / 1e18;
    const value = ownValue(observation, beliefDeviation);
    if (price <= 0 || value <= 0) return [];
    if (price >= value * profitMultiple) {
      // Never so much that the last token would go below the price that it takes profit at.
      const best = arbitrage(reserves, asFraction(value * profitMultiple));
      if (best?.side !== 'sell') return [];
      return trade(observation, 'sell', least(best.amountIn, part(tokensOf(observation), profitShare)));
    }
    const best = arbitrage(reserves, asFraction(value * (1 - dipPercent / 100)));
    if (best?.side !== 'buy') return [];
    return trade(observation, 'buy', least(best.amountIn, part(coinsOf(observation), mostShare)));
  };
}

/** Holds for years: buys dips within a budget, and never sells below what it takes the token to be worth. */
export const longTermHolder: Archetype<MarketScope, typeof fields> = {
  words: { one: 'Long-term holder', many: 'Long-term holders', family: 'neutral', shade: 1 },
  community: true,
  chores: 1,
  fields,
  policies: (cohort) => [attentive(cohort.attention, holdForLong(cohort))],
};

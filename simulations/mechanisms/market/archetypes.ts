import { z } from 'zod';
import type { Archetype, PartyWords } from '../../agents/index.js';
import { tokenAmount } from '../../scenario/index.js';
import type { MarketScope } from './state.js';
import { tradeAtRandom, tradeOnMomentum, tradeOnValue } from './trading.js';

const share = z.number().min(0).max(1);
const words = (one: string, many: string, shade: number): PartyWords => ({ one, many, family: 'market', shade });

/** What every cohort of the market says besides. */
const coins = {
  stableTokens: tokenAmount.default('0').meta({ title: 'Stable coins of the whole cohort', unit: 'stable coins' }),
};
const most = (usual: number) => ({
  mostShare: share.default(usual).meta({ title: 'Largest share of what it has that it trades in a tick' }),
});

const fundamentalFields = {
  ...coins,
  beliefDeviation: z.number().min(0).max(3).default(0.2).meta({
    title: 'Disagreement about the fair price',
    description: 'Standard deviation of the logarithm of what each holds the token to be worth.',
  }),
  threshold: share.default(0.05).meta({ title: 'Gap between price and belief from which it acts' }),
  ...most(0.1),
};
const momentumFields = {
  ...coins,
  lookBack: z.int().min(1).max(20).default(4).meta({ title: 'Price moves it looks back' }),
  threshold: share.default(0.05).meta({ title: 'Change of price from which it acts' }),
  ...most(0.1),
};
const noiseFields = {
  ...coins,
  chance: share.default(0.3).meta({ title: 'Chance to trade in a tick' }),
  ...most(0.05),
};
/** Believes in a value, buys below it and sells above it. */
export const fundamentalTrader: Archetype<MarketScope, typeof fundamentalFields> = {
  words: words('Fundamental trader', 'Fundamental traders', 0),
  chores: 1,
  fields: fundamentalFields,
  policies: (cohort) => [tradeOnValue(cohort)],
};

/** Follows the price. */
export const momentumTrader: Archetype<MarketScope, typeof momentumFields> = {
  words: words('Momentum trader', 'Momentum traders', 1),
  chores: 1,
  fields: momentumFields,
  policies: (cohort) => [tradeOnMomentum(cohort)],
};

/** Trades for reasons that have nothing to do with the price. */
export const noiseTrader: Archetype<MarketScope, typeof noiseFields> = {
  words: words('Noise trader', 'Noise traders', 2),
  chores: 1,
  fields: noiseFields,
  policies: ({ chance, mostShare }) => [tradeAtRandom(chance, mostShare)],
};

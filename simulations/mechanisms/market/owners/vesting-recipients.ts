import { z } from 'zod';
import type { Archetype, Policy } from '../../../agents/index.js';
import { parseTokens, tokenAmount } from '../../../scenario/index.js';
import { getAmountIn, spotPrice } from '../pool.js';
import { received } from '../reading.js';
import type { MarketScope } from '../state.js';
import { attentive, least, part, patiently, type Seen, tokensOf, trade } from '../trade.js';
import { ownValue } from '../valuation.js';
import { attentionField, impactField, share, valueField } from './fields.js';

const investorFields = {
  ...attentionField(0.5),
  ...impactField(5),
  costPrice: z.number().positive().max(1e9).default(0.1).meta({
    title: 'What it paid for a token',
    unit: 'stable coins',
  }),
  leastShare: share.default(0.2).meta({ title: 'Share of what has unlocked that it sells even at a loss' }),
  mostShare: share.default(0.8).meta({ title: 'Share of what has unlocked that it sells at its target' }),
  targetMultiple: z.number().gt(1).max(10_000).default(10).meta({
    title: 'Price at which it has what it came for',
    unit: 'times what it paid, for the middle one',
  }),
  targetDeviation: z.number().min(0).max(3).default(0.3).meta({
    title: 'How far they differ in that',
    description: 'Standard deviation of the logarithm of the target, drawn once.',
  }),
};
const teamFields = {
  ...attentionField(0.5),
  ...impactField(2),
  ...valueField(0.3),
  needsPerTick: tokenAmount.default('0').meta({
    title: 'What each has to live on',
    unit: 'stable coins a tick',
    description: 'It sells for so much in every tick, whatever the price.',
  }),
  diversifiedShare: share.default(0.3).meta({
    title: 'Share of what has unlocked that it sells at or above its own value, besides what it needs',
  }),
};

/**
 * The share of what has unlocked that an investor wants to have sold: `leastShare` at what it paid and below, `mostShare`
 * at its target and above, and evenly in the logarithm of the price between the two.
 */
export function wantedShare(
  price: number,
  { costPrice, leastShare, mostShare, targetMultiple }: Omit<InvestorTaste, 'targetDeviation' | 'mostImpactPercent'>,
): number {
  const progress = Math.log(price / costPrice) / Math.log(targetMultiple);
  const from = Math.min(leastShare, mostShare);
  return from + (mostShare - from) * Math.max(0, Math.min(1, progress));
}

export interface InvestorTaste {
  readonly costPrice: number;
  readonly leastShare: number;
  readonly mostShare: number;
  readonly targetMultiple: number;
  readonly targetDeviation: number;
  readonly mostImpactPercent: number;
}

/** So much of what an account ever got that it has sold the wanted share of it, as fast as it cares to move the price. */
function sellUpTo(observation: Seen, wanted: number, mostImpactPercent: number): bigint {
  const { view, self } = observation;
  const { sold, reserves } = view.market;
  const missing = part(received(view, self.address), wanted) - (sold.get(self.address) ?? 0n);
  const amount = least(patiently(missing, 'sell', reserves, mostImpactPercent), tokensOf(observation));
  return amount > 0n ? amount : 0n;
}

/** Sells of what unlocks the more the dearer the token is against what it paid for it. */
export function sellUnlocked(taste: InvestorTaste): Policy<MarketScope> {
  return (observation) => {
    const price = Number(spotPrice(observation.view.market.reserves) ?? 0n) / 1e18;
    if (price <= 0) return [];
    // Its own target is more than what it paid, however it was drawn.
    const own = Math.exp(observation.character('target').normal(0, taste.targetDeviation));
    const targetMultiple = Math.max(1.01, taste.targetMultiple * own);
    return trade(
      observation,
      'sell',
      sellUpTo(observation, wantedShare(price, { ...taste, targetMultiple }), taste.mostImpactPercent),
    );
  };
}

export interface TeamTaste {
  readonly needsPerTick: string;
  readonly diversifiedShare: number;
  readonly beliefDeviation: number;
  readonly attention: number;
  readonly mostImpactPercent: number;
}

/**
 * Sells in every tick what it has to live on, as far as it has it. At a price that it finds fair or better it also brings what
 * it has sold of all that unlocked up to a share.
 */
export function sellPay(taste: TeamTaste): Policy<MarketScope> {
  const needs = parseTokens(taste.needsPerTick);
  return (observation) => {
    const { reserves } = observation.view.market;
    const has = tokensOf(observation);
    // A pool that has not so much to give: it sells all it has.
    const living = least(getAmountIn(needs, reserves.tokens, reserves.coins) ?? has, has);
    const price = Number(spotPrice(reserves) ?? 0n) / 1e18;
    const looks = observation.random.chance(taste.attention);
    const fair = looks && price > 0 && price >= ownValue(observation, taste.beliefDeviation);
    const spare = fair ? sellUpTo(observation, taste.diversifiedShare, taste.mostImpactPercent) : 0n;
    return trade(observation, 'sell', spare > living ? spare : living);
  };
}

/** Bought early and cheaply, and is there for a multiple of what it paid. */
export const earlyInvestor: Archetype<MarketScope, typeof investorFields> = {
  words: { one: 'Early investor', many: 'Early investors', family: 'stakers', shade: 2 },
  community: true,
  chores: 0,
  fields: investorFields,
  policies: (cohort) => [attentive(cohort.attention, sellUnlocked(cohort))],
};

/** Is paid in tokens that unlock, lives on them, and would rather not have all its eggs in one basket. */
export const teamMember: Archetype<MarketScope, typeof teamFields> = {
  words: { one: 'Team member', many: 'Team members', family: 'stakers', shade: 3 },
  community: true,
  chores: 0,
  fields: teamFields,
  policies: (cohort) => [sellPay(cohort)],
};

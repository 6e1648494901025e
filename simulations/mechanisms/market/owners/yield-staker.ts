import { z } from 'zod';
import type { Archetype, Observation, Policy } from '../../../agents/index.js';
import { claimRewards, leaveStake, stakeShare, stakingYield, withdrawCooled } from '../../staking/index.js';
import type { MarketScope } from '../state.js';
import { coinsOf, patiently, tokensOf, trade } from '../trade.js';
import { priceTrend } from '../trend.js';
import { attentionField, coinFields, impactField, share } from './fields.js';

const percent = z.number().min(-1_000).max(100_000);

const fields = {
  ...coinFields,
  ...attentionField(0.5),
  ...impactField(5),
  stakeShare: share.default(0.9).meta({ title: 'Share of its tokens that it stakes while staking pays' }),
  outsideYieldPercent: percent.default(4).meta({
    title: 'What it could earn elsewhere',
    unit: '% a year',
    description: 'On coins, without a risk that it minds.',
  }),
  marginPercent: z.number().min(0).max(100_000).default(2).meta({
    title: 'How much better something must be before it moves',
    unit: '% a year',
  }),
  trendWeight: z.number().min(0).max(10).default(0.25).meta({
    title: 'How far it takes the price to go on as it did',
    description: '0: the price stays; 1: it goes on rising or falling as in the ticks that it looks back.',
  }),
  lookBackTicks: z.int().min(1).max(26).default(4).meta({ title: 'Ticks it looks back' }),
  yieldDeviation: z.number().min(0).max(3).default(0.2).meta({
    title: 'How far off its estimate of the yield is',
    description: 'Standard deviation of the logarithm of its own error, drawn once.',
  }),
  sellsWhenLeaving: z.boolean().default(true).meta({
    title: 'Sells what it takes out of the stake',
    description: 'And buys again when it comes back.',
  }),
};

export interface YieldTaste {
  readonly attention: number;
  readonly mostImpactPercent: number;
  readonly stakeShare: number;
  readonly outsideYieldPercent: number;
  readonly marginPercent: number;
  readonly trendWeight: number;
  readonly lookBackTicks: number;
  readonly yieldDeviation: number;
  readonly sellsWhenLeaving: boolean;
}

const SECONDS_A_YEAR = 31_557_600;

export type Choice = 'stake' | 'leave' | 'stay';

/**
 * Whether staking or something else pays better, by more than moving is worth (yields a year, 1 = 100 %).
 * @param expected what it takes staking to bring, the token's price included
 */
export function compareYields(
  expected: number,
  { outsideYieldPercent, marginPercent }: Pick<YieldTaste, 'outsideYieldPercent' | 'marginPercent'>,
): Choice {
  const gain = 100 * expected - outsideYieldPercent;
  return gain > marginPercent ? 'stake' : gain < -marginPercent ? 'leave' : 'stay';
}

/** What the agent takes staking to bring a year (1 = 100 %), the price's change included; `null` before it can tell. */
export function expectedYield(
  observation: Observation<MarketScope>,
  { trendWeight, lookBackTicks, yieldDeviation }: Pick<YieldTaste, 'trendWeight' | 'lookBackTicks' | 'yieldDeviation'>,
): number | null {
  const { view, scenario, now, character } = observation;
  const seconds = lookBackTicks * scenario.tickSeconds;
  const seen = stakingYield(view.staking, { now, since: view.epochStart, seconds });
  if (seen === null) return null;
  const own = seen * Math.exp(character('yieldEstimate').normal(0, yieldDeviation));
  const trend = priceTrend(view.market.history, { now, seconds }) ?? 0;
  return own + trendWeight * trend * (SECONDS_A_YEAR / seconds);
}

/** Stakes while that brings more than something else would; else takes its stake out, and its money with it. */
export function followYield(taste: YieldTaste): Policy<MarketScope> {
  const stake = stakeShare(taste.stakeShare);
  return (observation) => {
    if (!observation.random.chance(taste.attention)) return [];
    const cooled = withdrawCooled(observation);
    const expected = expectedYield(observation, taste);
    // Nothing is known at first: it begins as a staker.
    const choice = expected === null ? 'stake' : compareYields(expected, taste);
    if (choice === 'stay') return cooled;
    const { sellsWhenLeaving, mostImpactPercent } = taste;
    const { reserves } = observation.view.market;
    if (choice === 'leave') {
      const sold = sellsWhenLeaving ? patiently(tokensOf(observation), 'sell', reserves, mostImpactPercent) : 0n;
      return [...cooled, ...leaveStake(observation), ...trade(observation, 'sell', sold)];
    }
    const returns = sellsWhenLeaving && expected !== null;
    const spent = returns ? patiently(coinsOf(observation), 'buy', reserves, mostImpactPercent) : 0n;
    return [...cooled, ...stake(observation), ...trade(observation, 'buy', spent)];
  };
}

/** Stakes as long as nothing else pays better. */
export const yieldStaker: Archetype<MarketScope, typeof fields> = {
  words: { one: 'Yield staker', many: 'Yield stakers', family: 'stakers', shade: 1 },
  chores: 1,
  fields,
  policies: (cohort) => [claimRewards(4), followYield(cohort)],
};

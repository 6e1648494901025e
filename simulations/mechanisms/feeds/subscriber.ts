import { z } from 'zod';
import { PredictionFeed, StableCoin } from '../../../contracts/bindings/index.js';
import type { Archetype, Observation, Policy } from '../../agents/index.js';
import { type ContractCall, callOf } from '../../chain/index.js';
import { parseTokens, tokenAmount } from '../../scenario/index.js';
import { balanceOf } from '../../world/index.js';
import { part, priceOf, STABLE_ASSET, tradeCalls } from '../market/index.js';
import { directionOf, type EndedSlot, type FeedsScope } from './state.js';

type Seen = Observation<FeedsScope>;

const fields = {
  stableTokens: tokenAmount.default('0').meta({ title: 'Stable coins of the whole cohort', unit: 'stable coins' }),
  tradedShare: z.number().min(0).max(1).default(0.5).meta({
    title: 'Share of its tokens or coins that it trades on a forecast',
  }),
  lookBack: z.int().min(2).max(1_000).default(20).meta({
    title: 'Slots over which it reckons what the feed was worth',
    unit: 'slots',
  }),
};

export interface FeedUse {
  readonly tradedShare: number;
  readonly lookBack: number;
}

/** Trades on what a feed forecasts, and pays for it as long as its latest forecasts were worth more than it costs. */
export const feedSubscriber: Archetype<FeedsScope, typeof fields> = {
  words: { one: 'Feed subscriber', many: 'Feed subscribers', family: 'market', shade: 14 },
  chores: 1,
  fields,
  policies: (cohort) => [subscribeWhileWorthIt(cohort), tradeOnForecast(cohort)],
};

/** What Uniswap v2 takes of a trade. */
const POOL_FEE = 0.003;
const COIN = 1e18;

/**
 * What trading on forecasts gained on average in a slot, as a share of what was traded: half of each move that was
 * foreseen (whoever holds equal parts has the other half anyway), less the pool's fee for each change of mind.
 * @param slots oldest first, each with the price that its forecast was about
 */
export function worthOfForecasts(slots: readonly EndedSlot[]): number {
  let [gained, direction] = [0, 0];
  for (const [i, slot] of slots.entries()) {
    const before = slots[i - 1];
    const forecast = directionOf(slot);
    if (before === undefined || forecast === 0) continue;
    gained += (forecast * (Number(slot.price) / Number(before.price) - 1)) / 2;
    if (forecast !== direction) gained -= POOL_FEE;
    direction = forecast;
  }
  return gained / Math.max(1, slots.length - 1);
}

/** Subscribes when its last subscription ends, if it would trade so much that the feed of late was worth its price. */
export function subscribeWhileWorthIt({ tradedShare, lookBack }: FeedUse): Policy<FeedsScope> {
  return ({ view, self, scenario }) => {
    const { slots, subscriptions, running, contracts } = view.feeds;
    const latest = slots.slice(-lookBack - 1);
    if (latest.length <= lookBack || (subscriptions.get(self.address)?.last ?? 0) > running) return [];
    const { subscriptionPrice, subscriptionSlots } = scenario.feeds;
    const price = parseTokens(subscriptionPrice);
    const coins = balanceOf(view, self.address, STABLE_ASSET);
    const wealth = (Number(coins) + Number(balanceOf(view, self.address)) * (priceOf(view.market) ?? 0)) / COIN;
    const worth = worthOfForecasts(latest) * tradedShare * wealth * subscriptionSlots;
    if (coins < price || worth <= Number(price) / COIN) return [];
    return [
      {
        purpose: 'subscribe',
        window: 2,
        calls: [
          callOf(StableCoin, view.market.contracts.stable, 'approve', [contracts.feed, price]),
          callOf(PredictionFeed, contracts.feed, 'subscribe', []),
        ],
      },
    ];
  };
}

/** Buys on a forecast rise and sells on any other, in the last quarter before the slot that was paid for begins. */
export function tradeOnForecast({ tradedShare }: Pick<FeedUse, 'tradedShare'>): Policy<FeedsScope> {
  return (observation) => [
    {
      purpose: 'tradeOnForecast',
      window: 3,
      decide: (moment): readonly ContractCall[] => {
        const now = observation.at(moment);
        const { running, open } = now.view.feeds;
        const next = running + 1;
        const stakes = open.get(next);
        if (!hasPaidFor(now, next) || stakes === undefined) return [];
        const direction = directionOf(stakes);
        if (direction === 0) return [];
        const has =
          direction > 0 ? balanceOf(now.view, now.self.address, STABLE_ASSET) : balanceOf(now.view, now.self.address);
        return tradeCalls(now, direction > 0 ? 'buy' : 'sell', part(has, tradedShare));
      },
    },
  ];
}

function hasPaidFor({ view, self }: Pick<Seen, 'view' | 'self'>, slot: number): boolean {
  const own = view.feeds.subscriptions.get(self.address);
  return own !== undefined && own.first <= slot && slot <= own.last;
}

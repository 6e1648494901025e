import { PredictionFeed } from '../../../contracts/bindings/index.js';
import type { Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { question } from '../../metrics/index.js';
import { parseTokens } from '../../scenario/index.js';
import { governance } from '../governance/index.js';
import { market, STABLE_ASSET } from '../market/index.js';
import { mechanism } from '../open-mechanism.js';
import { staking } from '../staking/index.js';
import { token } from '../token/index.js';
import { forecaster } from './forecaster.js';
import { feedsFolds } from './reading.js';
import {
  feedIsCovered,
  feedsInAll,
  feedsNews,
  feedsPanels,
  feedsReporters,
  gainOf,
  predictionsArePaidByTheRule,
  slotsFollowThePool,
} from './reporting.js';
import { type FeedsFact, type FeedsScope, feedsOutline, lostPpm } from './state.js';
import { feedSubscriber } from './subscriber.js';

/** Slots are a tick apart; half of one leaves room for a block that comes late. */
const slotSeconds = ({ tickSeconds }: FeedsScope['scenario']) => Math.max(1, Math.floor(tickSeconds / 2));

/** Ends the slot of the tick before; the first time it starts the feed. */
const endSlots: Policy<FeedsScope> = ({ view: { feeds } }) => [
  { purpose: 'endSlot', window: 0, calls: [callOf(PredictionFeed, feeds.contracts.feed, 'endSlot', [])] },
];

/** A feed of staked predictions of the token's price, which traders subscribe to. */
export const feeds = mechanism({
  outline: feedsOutline,
  title: 'Prediction feed',
  uses: [token, staking, governance, market],
  words: {
    feed: {
      one: 'Prediction feed',
      many: 'Prediction feed',
      family: 'market',
      shade: 15,
      inSentences: 'the prediction feed',
    },
  },
  check: ({ population }) =>
    population.some(({ archetype }) => archetype === 'forecaster')
      ? []
      : [{ field: 'feeds', message: 'has nobody to forecast: the population has no forecaster' }],
  create: ({ scenario, others, treasury }) => ({
    feed: [
      others.market.pair,
      others.token.token,
      others.market.stable,
      BigInt(slotSeconds(scenario)),
      { price: parseTokens(scenario.feeds.subscriptionPrice), slots: BigInt(scenario.feeds.subscriptionSlots) },
      lostPpm(scenario),
      treasury,
    ],
  }),
  readers: {
    feed: {
      FeedStarted: (): FeedsFact => ({ type: 'feedStarted' }),
      FeedSubscribed: ({ subscriber, first, last, paid }): FeedsFact => ({
        type: 'feedSubscribed',
        subscriber,
        first: Number(first),
        last: Number(last),
        paid,
      }),
      Predicted: ({ slot, predictor, up, stake }): FeedsFact => ({
        type: 'slotPredicted',
        slot: Number(slot),
        predictor,
        up,
        stake,
      }),
      SlotEnded: ({ slot, price, rose, revenue, lost, toTreasury }): FeedsFact => ({
        type: 'slotEnded',
        slot: Number(slot),
        price,
        rose,
        revenue,
        lost,
        toTreasury,
      }),
      PredictionPaid: ({ slot, predictor, paid }): FeedsFact => ({
        type: 'predictionPaid',
        slot: Number(slot),
        predictor,
        paid,
      }),
    },
  },
  folds: feedsFolds,
  archetypes: { forecaster, feedSubscriber },
  chores: endSlots,
  flows: {
    kinds: {
      forecastStake: { title: 'Staked on forecasts' },
      subscription: { title: 'Subscriptions to the feed' },
      forecastPay: { title: 'Stakes and winnings of forecasts' },
      unclaimed: { title: 'Won by nobody' },
    },
    classify: ({ asset, from, to }, { feeds: { contracts, predictions }, governance: { contracts: dao } }) => {
      if (asset !== STABLE_ASSET) return null;
      if (to === contracts.feed) return predictions.has(from) ? 'forecastStake' : 'subscription';
      if (from !== contracts.feed) return null;
      return to === dao.timelock ? 'unclaimed' : 'forecastPay';
    },
  },
  agentColumns: [
    {
      name: 'forecastGain',
      title: 'Forecasts brought',
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'What its predictions of slots that are over brought beyond their stakes, or lost.',
      of: ({ view, scenario }, { address }) => gainOf(view.feeds, address, lostPpm(scenario)),
    },
  ],
  reporters: feedsReporters,
  invariants: { feedIsCovered, predictionsArePaidByTheRule, slotsFollowThePool },
  audit: ({ feeds: { contracts, running } }) => [
    question(PredictionFeed, contracts.feed, 'runningSlot', [], BigInt(running)),
  ],
  news: feedsNews,
  closing: feedsInAll,
  panels: feedsPanels,
});

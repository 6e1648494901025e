import { z } from 'zod';
import { PredictionFeed, StableCoin } from '../../../contracts/bindings/index.js';
import { type Archetype, type Intent, type Observation, type Policy, workIntent } from '../../agents/index.js';
import { type ContractCall, callOf } from '../../chain/index.js';
import { parseTokens, tokenAmount } from '../../scenario/index.js';
import { balanceOf } from '../../world/index.js';
import { part, priceInWei, STABLE_ASSET } from '../market/index.js';
import { bestStake, type Chance, type ForecastOrder, forecastNext, type Rivalry } from './forecast.js';
import { dueFor, type FeedsScope, type FeedsState, lostPpm, subscribersOf } from './state.js';

type Seen = Observation<FeedsScope>;
const share = z.number().min(0).max(1);

const fields = {
  stableTokens: tokenAmount.default('0').meta({ title: 'Stable coins of the whole cohort', unit: 'stable coins' }),
  method: z.enum(['learns', 'guesses']).default('learns').meta({
    title: 'How it comes by a forecast',
    description: 'It learns from the price so far, or tosses a coin and thinks much of it.',
  }),
  belief: share.default(0.65).meta({ title: 'How often one who guesses thinks it is right' }),
  firstStake: tokenAmount.default('1').meta({
    title: 'What it stakes while nobody else did',
    unit: 'stable coins',
  }),
  mostShare: share.default(0.05).meta({ title: 'Largest share of its coins that it stakes on a slot' }),
  patience: z.int().min(1).max(10_000).default(10).meta({
    title: 'Predictions after which it stops if they lost',
    unit: 'predictions',
  }),
  restSlots: z.int().min(2).max(100_000).default(30).meta({ title: 'How long it then stays away', unit: 'slots' }),
};

/** How somebody forecasts and how much it dares. */
export interface Forecasting {
  readonly method: 'learns' | 'guesses';
  readonly belief: number;
  readonly firstStake: string;
  readonly mostShare: number;
  readonly patience: number;
  readonly restSlots: number;
}

/** Stakes coins on where the price goes, as much as pays by its own chance to be right, and stays away when it loses. */
export const forecaster: Archetype<FeedsScope, typeof fields> = {
  words: { one: 'Forecaster', many: 'Forecasters', family: 'market', shade: 13 },
  chores: 1,
  fields,
  policies: (cohort) => [claimDue, forecastSlots(cohort)],
};

/** Slots over which it reckons what others stake. */
const RECKONED_SLOTS = 5;
/** So many random numbers say which slots' examples count how much to a learner. */
const WEIGHTS = 64;
const COIN = 1e18;

const claimDue: Policy<FeedsScope> = (observation) => [
  {
    purpose: 'claimPrediction',
    window: 1,
    decide: (moment): readonly ContractCall[] => {
      const { view, self } = observation.at(moment);
      const { predictions, running, contracts } = view.feeds;
      return (predictions.get(self.address) ?? [])
        .filter(({ slot, paid }) => paid === null && slot < running)
        .map(({ slot }) => callOf(PredictionFeed, contracts.feed, 'claim', [BigInt(slot)]));
    },
  },
];

/**
 * Whether somebody's latest predictions of slots that are over lost, all together. What it predicted before it last stayed
 * away does not count; while there are fewer than it has patience for, it goes on.
 */
export function hasLost(
  { predictions, slots }: Pick<FeedsState, 'predictions' | 'slots'>,
  address: Seen['self']['address'],
  { patience, restSlots }: Pick<Forecasting, 'patience' | 'restSlots'>,
  lost: bigint,
): boolean {
  const own = predictions.get(address) ?? [];
  const begun = own.findLastIndex(({ slot }, i) => i === 0 || slot - own[i - 1]!.slot >= restSlots);
  const gains = own.slice(Math.max(0, begun)).flatMap((made) => {
    const slot = slots[made.slot];
    return slot === undefined ? [] : [dueFor(made, slot, lost) - made.stake];
  });
  return gains.length >= patience && gains.slice(-patience).reduce((sum, gain) => sum + gain, 0n) < 0n;
}

/** What others staked of late on what came true and on what did not, without one's own; and what the next slot earns. */
export function rivalryOf(
  feeds: Pick<FeedsState, 'slots' | 'predictions' | 'subscriptions' | 'running'>,
  address: Seen['self']['address'],
  { subscriptionPrice, subscriptionSlots, lostPercent }: FeedsScope['scenario']['feeds'],
): Rivalry {
  const own = new Map((feeds.predictions.get(address) ?? []).map((made) => [made.slot, made]));
  const latest = feeds.slots.slice(-RECKONED_SLOTS);
  let [right, wrong] = [0n, 0n];
  for (const { slot, up, down, rose } of latest) {
    const made = own.get(slot);
    right += (rose ? up : down) - (made?.up === rose ? made.stake : 0n);
    wrong += (rose ? down : up) - (made?.up === !rose ? made.stake : 0n);
  }
  const mean = (sum: bigint) => (latest.length === 0 ? 0 : Number(sum) / COIN / latest.length);
  return {
    right: mean(right),
    wrong: mean(wrong),
    revenue:
      (subscribersOf(feeds, feeds.running + 1) * Number(parseTokens(subscriptionPrice))) / COIN / subscriptionSlots,
    lost: lostPercent / 100,
  };
}

/** Part of the way that a stake goes in a slot from what it was to what would gain most: others move it too. */
const STEP = 1 / 3;

/**
 * Wei of coins to stake next: a step from what was staked before towards what gains most, and no more than a limit.
 * Beside nobody the smallest stake would win all, so that the first one is for whoever may come.
 */
export function nextStake(
  before: bigint,
  best: number,
  { first, most }: { readonly first: bigint; readonly most: bigint },
): bigint {
  if (best >= Number(most) / COIN) return most;
  const was = Number(before) / COIN;
  const moved = BigInt(Math.floor(Math.max(0, was + (best - was) * STEP) * COIN));
  // Stakes that have come to next to nothing are not worth a transaction.
  const wanted = moved < first / 100n ? 0n : moved;
  return wanted < most ? wanted : most;
}

/** A stake on what is likelier, as large as gains most. */
function predictCalls(
  { view, self, scenario }: Pick<Seen, 'view' | 'self' | 'scenario'>,
  chance: number,
  forecasting: Forecasting,
) {
  const { feeds, market } = view;
  const rivalry = rivalryOf(feeds, self.address, scenario.feeds);
  const most = part(balanceOf(view, self.address, STABLE_ASSET), forecasting.mostShare);
  const first = parseTokens(forecasting.firstStake);
  const latest = feeds.predictions.get(self.address)?.at(-1);
  const before = latest?.slot === feeds.running ? latest.stake : 0n;
  const best = bestStake(Math.max(chance, 1 - chance), rivalry);
  const alone = rivalry.right === 0 && best === 0;
  const stake = alone ? (first < most ? first : most) : nextStake(before, best, { first, most });
  if (stake === 0n) return [];
  const { feed } = feeds.contracts;
  return [
    callOf(StableCoin, market.contracts.stable, 'approve', [feed, stake]),
    callOf(PredictionFeed, feed, 'predict', [BigInt(feeds.running + 1), chance > 0.5, stake]),
  ];
}

/** Predicts the next slot in each, once the feed runs, and stays away for a while when its latest predictions lost. */
export function forecastSlots(forecasting: Forecasting): Policy<FeedsScope> {
  return (observation): readonly Intent[] => {
    const { view, self, scenario, random } = observation;
    const { feeds } = view;
    const away = feeds.running + 1 - (feeds.predictions.get(self.address)?.at(-1)?.slot ?? 0);
    if (away < forecasting.restSlots && hasLost(feeds, self.address, forecasting, lostPpm(scenario))) return [];
    if (forecasting.method === 'guesses') {
      const chance = random.chance(0.5) ? forecasting.belief : 1 - forecasting.belief;
      return [
        {
          purpose: 'predict',
          window: 1,
          decide: (moment) => {
            const now = observation.at(moment);
            return now.view.feeds.begunAt === 0 ? [] : predictCalls(now, chance, forecasting);
          },
        },
      ];
    }
    // As a Bayesian bootstrap weighs: by draws that are exponentially distributed.
    const weights = Array.from({ length: WEIGHTS }, () => -Math.log(1 - random.next()));
    return [
      workIntent<FeedsScope, ForecastOrder, Chance>(forecastNext, {
        purpose: 'predict',
        window: 1,
        order: ({ feeds, market }) => {
          const price = priceInWei(market);
          if (feeds.begunAt === 0 || price === null) return null;
          return { prices: [...feeds.slots.map((slot) => Number(slot.price)), Number(price)], weights };
        },
        calls: (chance, now) =>
          chance === null ? [] : predictCalls({ view: now, self, scenario }, chance, forecasting),
      }),
    ];
  };
}

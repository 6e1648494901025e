import { z } from 'zod';
import { type Archetype, type Finding, type Observation, type Policy, workIntent } from '../../agents/index.js';
import { advantageOf, type Lesson, withPayoff } from '../../learning/index.js';
import { balanceOf } from '../../world/index.js';
import { ownerFields, ownValue, part, priceOf, priceTrend, STABLE_ASSET, tradeCalls } from '../market/index.js';
import { bounded, type Memory, remembered, SHAPE, type ThinkOrder, type Thought, think } from './policy-work.js';
import type { LearnersScope } from './state.js';

type Seen = Observation<LearnersScope>;

/** What a trader's network sees, in its order. */
export const TRADER_FEATURES = [
  { name: 'sawTick', title: 'Saw: price against a tick ago' },
  { name: 'sawMonth', title: 'Saw: price against four ticks ago' },
  { name: 'sawQuarter', title: 'Saw: price against twelve ticks ago' },
  { name: 'sawValue', title: 'Saw: price against its own value' },
  { name: 'sawInventory', title: 'Saw: how full of tokens it is' },
  { name: 'sawChange', title: 'Saw: whether the price gathers pace' },
] as const;
export const TRADER_ACTIONS = ['sell', 'hold', 'buy'] as const;

const fields = {
  ...ownerFields.coinFields,
  ...ownerFields.attentionField(1),
  ...ownerFields.valueField(0.2),
  mostShare: ownerFields.share.default(0.1).meta({ title: 'Share of what it has that it trades' }),
  horizonTicks: z.int().min(1).max(26).default(2).meta({
    title: 'Until it asks what a trade has brought',
    unit: 'ticks',
  }),
  learningRate: z
    .number()
    .min(0)
    .max(10)
    .default(0.1)
    .meta({ title: 'Learning rate', description: '0: never learns.' }),
};

export interface LearningTraderTaste {
  readonly beliefDeviation: number;
  readonly mostShare: number;
  readonly horizonTicks: number;
  readonly learningRate: number;
}

interface Holdings {
  readonly tokens: bigint;
  readonly coins: bigint;
}

/** A decision, what it had before and, once known, right after it, and what that was worth before (coins). */
export interface TradeDecision {
  readonly tick: number;
  readonly features: readonly number[];
  readonly action: number;
  readonly before: Holdings;
  readonly after: Holdings | null;
  readonly worth: number;
}
export type TraderMemory = Memory<'tradingPolicy', TradeDecision>;
const isMemory = (finding: Finding): finding is TraderMemory => finding.kind === 'tradingPolicy';

const holdingsOf = ({ view, self }: Pick<Seen, 'view' | 'self'>): Holdings => ({
  tokens: balanceOf(view, self.address),
  coins: balanceOf(view, self.address, STABLE_ASSET),
});
const worthOf = ({ tokens, coins }: Holdings, price: number) => (Number(tokens) * price + Number(coins)) / 1e18;

/** What a trader's network sees; numbers around 0, none beyond 2 either way. */
export function traderFeatures(observation: Seen, beliefDeviation: number): readonly number[] {
  const { view, scenario, now } = observation;
  const { history } = view.market;
  const over = (ticks: number) => priceTrend(history, { now, seconds: ticks * scenario.tickSeconds }) ?? 0;
  const price = priceOf(view.market) ?? 0;
  const value = ownValue(observation, beliefDeviation);
  const has = holdingsOf(observation);
  const worth = worthOf(has, price);
  const [tick, month, quarter] = [over(1), over(4), over(12)];
  return [
    bounded(10 * tick),
    bounded(5 * month),
    bounded(3 * quarter),
    bounded(price > 0 && value > 0 ? 3 * Math.log(price / value) : 0),
    bounded(worth === 0 ? 0 : (2 * Number(has.tokens) * price) / 1e18 / worth - 1),
    bounded(10 * (tick - month / 4)),
  ];
}

/** What a trade brought against holding, at a later price, as a share of what the trader had; the pool's fee is in it. */
export function tradePayoff({ before, after, worth }: TradeDecision, price: number): number {
  if (after === null || worth === 0) return 0;
  const got = { tokens: after.tokens - before.tokens, coins: after.coins - before.coins };
  return worthOf(got, price) / worth;
}

/** Splits what is pending into decisions whose time has come, with what they brought, and the others. */
export function settle(
  { pending, baseline }: Pick<TraderMemory, 'pending' | 'baseline'>,
  now: { readonly tick: number; readonly horizon: number; readonly price: number; readonly has: Holdings },
) {
  // Between two looks it trades only once: what it has now is what it had right after.
  const known = pending.map((decision) => (decision.after === null ? { ...decision, after: now.has } : decision));
  const isDue = ({ tick }: TradeDecision) => now.tick - tick >= now.horizon;
  let learnt = baseline;
  const payoffs: number[] = [];
  const lessons = known.filter(isDue).map((decision): Lesson => {
    const payoff = tradePayoff(decision, now.price);
    const advantage = advantageOf(learnt, payoff);
    learnt = withPayoff(learnt, payoff);
    payoffs.push(payoff);
    return { features: decision.features, action: decision.action, advantage };
  });
  return { lessons, payoffs, baseline: learnt, pending: known.filter((decision) => !isDue(decision)) };
}

/** Sells, holds or buys as its network says, which learns from what its trades have brought. */
export function tradeByNetwork(taste: LearningTraderTaste): Policy<LearnersScope> {
  return (observation) => {
    const { self, tick, view, random } = observation;
    const price = priceOf(view.market);
    if (price === null) return [];
    const memory = remembered(isMemory, 'tradingPolicy', observation);
    const has = holdingsOf(observation);
    const { lessons, payoffs, baseline, pending } = settle(memory, { tick, horizon: taste.horizonTicks, price, has });
    const features = traderFeatures(observation, taste.beliefDeviation);
    const order: ThinkOrder = {
      ...{ shape: SHAPE, weights: memory.weights, lessons, features, payoffs },
      ...{ actor: 'trader', account: self.address, learningRate: taste.learningRate, place: random.next() },
    };
    return [
      workIntent<LearnersScope, ThinkOrder, Thought>(think, {
        purpose: 'trade',
        window: 0,
        order: () => order,
        calls: ({ choice }) => {
          const side = TRADER_ACTIONS[choice!.action]!;
          if (side === 'hold') return [];
          return tradeCalls(observation, side, part(side === 'sell' ? has.tokens : has.coins, taste.mostShare));
        },
        finding: ({ weights, choice }): TraderMemory => ({
          kind: 'tradingPolicy',
          ...{ weights, baseline },
          pending: [
            ...pending,
            { tick, features, action: choice!.action, before: has, after: null, worth: worthOf(has, price) },
          ],
        }),
      }),
    ];
  };
}

/** Decides by a small network that learns from what its trades brought. */
export const learningTrader: Archetype<LearnersScope, typeof fields> = {
  words: { one: 'Learning trader', many: 'Learning traders', family: 'market', shade: 7 },
  chores: 1,
  fields,
  policies: ({ attention, ...taste }) => {
    const policy = tradeByNetwork(taste);
    return [(observation) => (observation.random.chance(attention) ? policy(observation) : [])];
  },
};

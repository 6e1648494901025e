import { z } from 'zod';
import { PredictionFeed } from '../../../contracts/bindings/index.js';
import type { Address } from '../../chain/index.js';
import { tokenAmount } from '../../scenario/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { governance } from '../governance/index.js';
import type { market } from '../market/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { staking } from '../staking/index.js';
import type { token } from '../token/index.js';

/** What a subscription costs, and what whoever is wrong loses. A slot is a tick. */
const section = z
  .strictObject({
    subscriptionPrice: tokenAmount.default('3').meta({ title: 'Price of a subscription', unit: 'stable coins' }),
    subscriptionSlots: z.int().min(1).max(10_000).default(10).meta({ title: 'What it is for', unit: 'slots' }),
    lostPercent: z.number().min(0).max(100).default(100).meta({
      title: 'What of a wrong stake is lost to those who were right',
      unit: '% of the stake',
    }),
  })
  .optional();

export type FeedsFact =
  | (Fact & { readonly type: 'feedStarted' })
  | (Fact & {
      readonly type: 'feedSubscribed';
      readonly subscriber: Address;
      readonly first: number;
      readonly last: number;
      readonly paid: bigint;
    })
  | (Fact & {
      readonly type: 'slotPredicted';
      readonly slot: number;
      readonly predictor: Address;
      readonly up: boolean;
      readonly stake: bigint;
    })
  | (Fact & {
      readonly type: 'slotEnded';
      readonly slot: number;
      readonly price: bigint;
      readonly rose: boolean;
      readonly revenue: bigint;
      readonly lost: bigint;
      readonly toTreasury: bigint;
    })
  | (Fact & {
      readonly type: 'predictionPaid';
      readonly slot: number;
      readonly predictor: Address;
      readonly paid: bigint;
    });
export const feedsEvents = eventsOf<FeedsFact>();

/** Wei of coins staked on a slot, by what on. */
export interface SlotStakes {
  readonly up: bigint;
  readonly down: bigint;
}

/** A slot that is over. */
export interface EndedSlot extends SlotStakes {
  readonly slot: number;
  /** Mean price of the token over it: wei of coins for a whole token. */
  readonly price: bigint;
  /** Whether that is more than the slot before it had. */
  readonly rose: boolean;
  /** Wei that subscribers paid for it, and that those who were wrong lost. */
  readonly revenue: bigint;
  readonly lost: bigint;
}

export interface Prediction {
  readonly slot: number;
  readonly up: boolean;
  /** Wei of coins. */
  readonly stake: bigint;
  /** Wei of coins it was paid; `null` until then. */
  readonly paid: bigint | null;
}

export interface FeedsState {
  readonly running: number;
  /** When the running slot began (Unix seconds); 0 before the feed started. */
  readonly begunAt: number;
  /** Oldest first. */
  readonly slots: readonly EndedSlot[];
  /** Stakes on slots that are not over. */
  readonly open: ReadonlyMap<number, SlotStakes>;
  /** Everybody's, oldest first. */
  readonly predictions: ReadonlyMap<Address, readonly Prediction[]>;
  /** Each subscriber's newest subscription: its first and last slot. */
  readonly subscriptions: ReadonlyMap<Address, { readonly first: number; readonly last: number }>;
  /** Wei of coins ever staked, paid by subscribers, paid to predictors, and fallen to the treasury. */
  readonly coins: {
    readonly staked: bigint;
    readonly subscribed: bigint;
    readonly paid: bigint;
    readonly toTreasury: bigint;
  };
}

const contracts = { feed: PredictionFeed };
export const feedsOutline: Outline<'feeds', typeof contracts, FeedsState, FeedsFact, typeof section> = {
  name: 'feeds',
  section,
  contracts,
  empty: {
    running: 0,
    begunAt: 0,
    slots: [],
    open: new Map(),
    predictions: new Map(),
    subscriptions: new Map(),
    coins: { staked: 0n, subscribed: 0n, paid: 0n, toTreasury: 0n },
  },
};
export type FeedsScope = ScopeOf<
  typeof feedsOutline,
  typeof token | typeof staking | typeof governance | typeof market
>;

const PPM = 1_000_000n;
/** What of a wrong stake is lost, in 1/1,000,000. */
export const lostPpm = ({ feeds }: Pick<FeedsScope['scenario'], 'feeds'>): bigint =>
  BigInt(Math.round(feeds.lostPercent * 10_000));

/** Wei due for a prediction of a slot that is over, as the contract reckons it. */
export function dueFor({ up, stake }: Pick<Prediction, 'up' | 'stake'>, slot: EndedSlot, lost: bigint): bigint {
  if (up !== slot.rose) return stake - (stake * lost + PPM - 1n) / PPM;
  const right = slot.rose ? slot.up : slot.down;
  return stake + ((slot.revenue + slot.lost) * stake) / right;
}

/** What the stakes on a slot forecast: 1 for a rise, -1 for none, 0 where they say neither. */
export const directionOf = ({ up, down }: SlotStakes): -1 | 0 | 1 => (up === down ? 0 : up > down ? 1 : -1);

/** Those who have subscribed to a slot. */
export const subscribersOf = ({ subscriptions }: Pick<FeedsState, 'subscriptions'>, slot: number): number =>
  [...subscriptions.values()].filter(({ first, last }) => first <= slot && slot <= last).length;

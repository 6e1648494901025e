import { z } from 'zod';
import { TrainingConsortium } from '../../../contracts/bindings/index.js';
import type { Address } from '../../chain/index.js';
import type { Cid } from '../../learning/index.js';
import { parseTokens, tokenAmount } from '../../scenario/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { market } from '../market/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { staking } from '../staking/index.js';
import type { token } from '../token/index.js';

/** What an update costs, and how members settle. */
const section = z
  .strictObject({
    updatePrice: tokenAmount.default('10').meta({ title: 'Price of an update', unit: 'stable coins' }),
    settlement: z.enum(['net', 'prepaid']).default('net').meta({
      title: 'How updates are paid',
      description: 'By what is left of all debts and claims at the end of a period, or each one beforehand.',
    }),
    periodTicks: z.int().min(1).max(1_000).default(4).meta({ title: 'Length of a period', unit: 'ticks' }),
    debitCap: tokenAmount.default('100').meta({
      title: 'Most that a member may owe, with what it has ordered',
      unit: 'stable coins',
    }),
    voteTicks: z
      .int()
      .min(1)
      .max(1_000)
      .default(2)
      .meta({ title: 'How long members vote on one another', unit: 'ticks' }),
  })
  .optional();

type OfOrder = Fact & { readonly order: number };
type OfMember = Fact & { readonly member: Address };
export type ConsortiumFact =
  | (OfMember & { readonly type: 'memberAdmitted' })
  | (OfMember & { readonly type: 'memberExpelled' })
  | (Fact & {
      readonly type: 'memberVoteOpened';
      readonly vote: number;
      readonly account: Address;
      readonly admits: boolean;
      readonly endsAt: number;
    })
  | (OfMember & { readonly type: 'memberVoteCast'; readonly vote: number; readonly inFavour: boolean })
  | (Fact & { readonly type: 'memberVoteClosed'; readonly vote: number; readonly passed: boolean })
  | (OfMember & { readonly type: 'modelAnnounced'; readonly model: Cid; readonly accuracyPpm: number })
  | (OfOrder & {
      readonly type: 'updateOrdered';
      readonly buyer: Address;
      readonly seller: Address;
      readonly model: Cid;
    })
  | (OfOrder & {
      readonly type: 'updateDelivered';
      readonly update: Cid;
      readonly price: bigint;
      readonly prepaid: boolean;
    })
  | (OfOrder & { readonly type: 'orderCancelled' })
  | (OfMember & { readonly type: 'debtPaid'; readonly paid: bigint; readonly missing: bigint })
  | (OfMember & { readonly type: 'claimPaid'; readonly paid: bigint; readonly missing: bigint })
  | (Fact & { readonly type: 'periodBegan'; readonly period: number; readonly endsAt: number })
  | (Fact & { readonly type: 'periodSettled'; readonly period: number; readonly owed: bigint; readonly paid: bigint });
export const consortiumEvents = eventsOf<ConsortiumFact>();

export interface UpdateOrder {
  readonly buyer: Address;
  readonly seller: Address;
  readonly model: Cid;
}

/** An update that a member got of its newest model. */
export interface Delivered {
  readonly seller: Address;
  readonly update: Cid;
}

/** One of a member's models: how right it is on held-out examples (1/1,000,000), and of how many bought updates it is made. */
export interface AnnouncedModel {
  readonly model: Cid;
  readonly accuracyPpm: number;
  readonly bought: number;
}

export interface MemberVote {
  readonly account: Address;
  readonly admits: boolean;
  /** Unix seconds. */
  readonly endsAt: number;
  readonly closed: boolean;
  readonly cast: ReadonlyMap<Address, boolean>;
}

export interface ConsortiumState {
  /** Members, and when each was admitted (Unix seconds). */
  readonly members: ReadonlyMap<Address, number>;
  /** Those who were expelled and are no members, and when. */
  readonly expelled: ReadonlyMap<Address, number>;
  readonly votes: ReadonlyMap<number, MemberVote>;
  /** Each member's models, oldest first. */
  readonly models: ReadonlyMap<Address, readonly AnnouncedModel[]>;
  /** Orders that are neither delivered nor cancelled. */
  readonly orders: ReadonlyMap<number, UpdateOrder>;
  /** What each member got of its newest model. */
  readonly delivered: ReadonlyMap<Address, readonly Delivered[]>;
  /** Wei of coins that each is owed in this period, less what it owes. */
  readonly net: ReadonlyMap<Address, bigint>;
  /** Wei of coins that each failed to pay, ever. */
  readonly arrears: ReadonlyMap<Address, bigint>;
  readonly periodEndsAt: number;
  /** Wei of coins: of all updates ever delivered, of all debts that were left at the end of periods, and of what was paid of those. */
  readonly coins: { readonly delivered: bigint; readonly owed: bigint; readonly paid: bigint };
}

const contracts = { consortium: TrainingConsortium };
export const consortiumOutline: Outline<
  'consortium',
  typeof contracts,
  ConsortiumState,
  ConsortiumFact,
  typeof section
> = {
  name: 'consortium',
  section,
  contracts,
  empty: {
    members: new Map(),
    expelled: new Map(),
    votes: new Map(),
    models: new Map(),
    orders: new Map(),
    delivered: new Map(),
    net: new Map(),
    arrears: new Map(),
    periodEndsAt: 0,
    coins: { delivered: 0n, owed: 0n, paid: 0n },
  },
};
export type ConsortiumScope = ScopeOf<typeof consortiumOutline, typeof token | typeof staking | typeof market>;
type Section = ConsortiumScope['scenario']['consortium'];

/** Wei of coins for an update. */
export const priceOfUpdate = ({ updatePrice }: Section): bigint => parseTokens(updatePrice);

/**
 * How many updates a member can order now.
 * @param coins wei that it wants to be able to pay with, what it ordered and owes included; `null` for whoever never pays
 */
export function affordableUpdates(
  { net, orders, arrears }: Pick<ConsortiumState, 'net' | 'orders' | 'arrears'>,
  member: Address,
  section: Section,
  coins: bigint | null,
): number {
  const price = priceOfUpdate(section);
  if ((arrears.get(member) ?? 0n) > 0n) return 0;
  if (section.settlement === 'prepaid' && coins === null) return 0;
  if (price === 0n) return Number.POSITIVE_INFINITY;
  if (section.settlement === 'prepaid') return Number((coins ?? 0n) / price);
  const own = net.get(member) ?? 0n;
  const ordered = BigInt([...orders.values()].filter(({ buyer }) => buyer === member).length) * price;
  const cap = parseTokens(section.debitCap);
  const most = coins !== null && coins < cap ? coins : cap;
  const left = most - ordered - (own < 0n ? -own : 0n);
  return left <= 0n ? 0 : Number(left / price);
}

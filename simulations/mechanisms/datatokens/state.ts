import { z } from 'zod';
import { DataMarket, Datatoken } from '../../../contracts/bindings/index.js';
import type { Address } from '../../chain/index.js';
import type { Cid } from '../../learning/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { emission } from '../emission/index.js';
import type { governance } from '../governance/index.js';
import type { market } from '../market/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { rewards } from '../rewards/index.js';
import type { staking } from '../staking/index.js';
import type { token } from '../token/index.js';
import type { training } from '../training/index.js';

/** A market in which data sets are sold as tokens. */
const section = z
  .strictObject({
    orderTicks: z.int().min(1).max(10_000).default(12).meta({
      title: 'How long an order of data stands',
      unit: 'ticks',
      description: 'While it stands serving is paid for again without another datatoken.',
    }),
  })
  .optional();

/** What was paid to whom, in wei of coins. */
export interface DataPayments {
  readonly price: bigint;
  readonly community: bigint;
  readonly market: bigint;
  readonly provider: bigint;
}

type OfAsset = Fact & { readonly asset: number };
export type DatatokensFact =
  | (Fact & { readonly type: 'dataQuoted'; readonly provider: Address } & DataQuote)
  | (OfAsset & {
      readonly type: 'dataPublished';
      readonly owner: Address;
      readonly cid: Cid;
      readonly examples: number;
      readonly datatoken: Address;
      readonly price: bigint;
      readonly provider: Address;
      readonly marketFeeBps: number;
    })
  | (OfAsset & { readonly type: 'dataPriceSet'; readonly price: bigint })
  | (OfAsset & {
      readonly type: 'datatokenBought';
      readonly buyer: Address;
      readonly price: bigint;
      readonly communityFee: bigint;
      readonly marketFee: bigint;
    })
  | (OfAsset & {
      readonly type: 'dataOrdered';
      readonly order: number;
      readonly consumer: Address;
      readonly providerFee: bigint;
      readonly endsAt: number;
      readonly servedUntil: number;
    })
  | (Fact & {
      readonly type: 'dataReused';
      readonly order: number;
      readonly providerFee: bigint;
      readonly servedUntil: number;
    })
  | (OfAsset & { readonly type: 'dataPassedOn'; readonly owner: Address });
export const datatokensEvents = eventsOf<DatatokensFact>();

/** What a marketplace asks: its part of prices (1/10,000), and wei of coins for serving so many seconds. */
export interface DataQuote {
  readonly marketFeeBps: number;
  readonly fee: bigint;
  readonly serviceSeconds: number;
  /** Unix seconds. */
  readonly validUntil: number;
}

/** A data set on offer. */
export interface DataListing {
  readonly owner: Address;
  /** Who published it, and so whose shard it is. */
  readonly publisher: Address;
  readonly cid: Cid;
  readonly examples: number;
  readonly datatoken: Address;
  /** Wei of coins for one datatoken. */
  readonly price: bigint;
  readonly provider: Address;
  readonly marketFeeBps: number;
  /** Datatokens ever bought, and those of them that were used. */
  readonly sold: number;
  readonly used: number;
  /** When it was last sold or given a price, in Unix seconds. */
  readonly movedAt: number;
}

export interface DataOrder {
  readonly asset: number;
  readonly consumer: Address;
  /** Until when serving can be paid for again, and until when it is, in Unix seconds. */
  readonly endsAt: number;
  readonly servedUntil: number;
}

export interface DatatokensState {
  readonly quotes: ReadonlyMap<Address, DataQuote>;
  /** By number, oldest first. */
  readonly listings: ReadonlyMap<number, DataListing>;
  readonly orders: ReadonlyMap<number, DataOrder>;
  /** All that was ever paid. */
  readonly paid: DataPayments;
}

const contracts = { template: Datatoken, dataMarket: DataMarket };
export const datatokensOutline: Outline<
  'datatokens',
  typeof contracts,
  DatatokensState,
  DatatokensFact,
  typeof section
> = {
  name: 'datatokens',
  section,
  contracts,
  empty: {
    quotes: new Map(),
    listings: new Map(),
    orders: new Map(),
    paid: { price: 0n, community: 0n, market: 0n, provider: 0n },
  },
};
export type DatatokensScope = ScopeOf<
  typeof datatokensOutline,
  typeof token | typeof staking | typeof governance | typeof rewards | typeof emission | typeof training | typeof market
>;

/** Orders of an account whose data is served at a time (Unix seconds), by number. */
export const servedOrders = (
  { orders }: Pick<DatatokensState, 'orders'>,
  account: Address,
  now: number,
): readonly (readonly [number, DataOrder])[] =>
  [...orders].filter(([, { consumer, servedUntil }]) => consumer === account && now < servedUntil);

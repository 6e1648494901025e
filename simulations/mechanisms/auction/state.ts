import { BatchAuction, DutchAuction } from '../../../contracts/bindings/index.js';
import type { Address } from '../../chain/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { market } from '../market/index.js';
import { type Many, many, type Outline, type ScopeOf } from '../mechanism.js';
import type { token } from '../token/index.js';
import { auctionSection } from './section.js';

/** Amounts are wei. */
export type AuctionFact =
  | (Fact & {
      readonly type: 'auctionBought';
      readonly account: Address;
      readonly tokens: bigint;
      readonly coins: bigint;
    })
  | (Fact & {
      readonly type: 'auctionBid';
      readonly id: number;
      readonly account: Address;
      readonly coins: bigint;
      readonly tick: number;
    })
  | (Fact & { readonly type: 'auctionBidFilled'; readonly id: number; readonly spent: bigint })
  | (Fact & {
      readonly type: 'auctionSettled';
      readonly price: bigint;
      readonly sold: bigint;
      readonly proceeds: bigint;
    })
  | (Fact & { readonly type: 'auctionPoolSeeded' | 'auctionPaidOut'; readonly tokens: bigint; readonly coins: bigint })
  | (Fact & {
      readonly type: 'auctionClaimed';
      readonly account: Address;
      readonly tokens: bigint;
      readonly refund: bigint;
    });
export const auctionEvents = eventsOf<AuctionFact>();

/** Coins that buy at no more than a price, which is so many steps over the reserve price. */
export interface BidView {
  readonly account: Address;
  readonly coins: bigint;
  readonly tick: number;
  /** Coins that bought tokens; `null` until it is claimed. */
  readonly spent: bigint | null;
}

/** What somebody bought while the price fell. */
export interface PurchaseView {
  readonly tokens: bigint;
  readonly paid: bigint;
}

/** Amounts are wei. */
export interface AuctionState {
  /** Bids of a batch by number, and purchases at a falling price by buyer. */
  readonly bids: ReadonlyMap<number, BidView>;
  readonly purchases: ReadonlyMap<Address, PurchaseView>;
  /** Buyers at one last price who have claimed. */
  readonly claimed: ReadonlyMap<Address, true>;
  /** Bids and purchases ever made. */
  readonly orders: number;
  /** Tokens bought while the price fell. */
  readonly bought: bigint;
  /** Coins for a whole token at which the auction cleared or ended; `null` before. */
  readonly price: bigint | null;
  readonly sold: bigint;
  readonly proceeds: bigint;
  /** Coins that came in, and where they and the tokens went. */
  readonly paidIn: bigint;
  readonly refunded: bigint;
  readonly tokensClaimed: bigint;
  readonly coinsToTreasury: bigint;
  readonly tokensToTreasury: bigint;
  readonly coinsToPool: bigint;
  readonly tokensToPool: bigint;
}

const contracts: { readonly dutch: Many<typeof DutchAuction>; readonly batch: Many<typeof BatchAuction> } = {
  dutch: many(DutchAuction),
  batch: many(BatchAuction),
};
export const auctionOutline: Outline<'auction', typeof contracts, AuctionState, AuctionFact, typeof auctionSection> = {
  name: 'auction',
  section: auctionSection,
  contracts,
  empty: {
    bids: new Map(),
    purchases: new Map(),
    claimed: new Map(),
    orders: 0,
    bought: 0n,
    price: null,
    sold: 0n,
    proceeds: 0n,
    paidIn: 0n,
    refunded: 0n,
    tokensClaimed: 0n,
    coinsToTreasury: 0n,
    tokensToTreasury: 0n,
    coinsToPool: 0n,
    tokensToPool: 0n,
  },
};
export type AuctionScope = ScopeOf<typeof auctionOutline, typeof token | typeof market>;
export type AuctionTermsOf = AuctionScope['scenario']['auction'];

/** Key of the one contract that a scenario deploys. */
export const SALE = 'sale';

/** Where the auction is. */
export function auctionAt({ dutch, batch }: AuctionScope['view']['auction']['contracts']): Address {
  const at = dutch.get(SALE) ?? batch.get(SALE);
  if (at === undefined) throw new Error('an auction that is deployed has one contract');
  return at;
}

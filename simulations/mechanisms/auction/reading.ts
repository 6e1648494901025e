import type { Address, DomainEvent, Draft, FactOf } from '../../world/index.js';
import type { AuctionFact, AuctionState } from './state.js';

type EventOf<T extends AuctionFact['type']> = DomainEvent<FactOf<AuctionFact, T>>;
type AuctionDraft = Draft<AuctionState>;
type Amounts<K extends string> = Readonly<Record<K, bigint>>;

/** What both contracts tell alike. */
export const told = {
  AuctionSettled: ({ price, sold, proceeds }: Amounts<'price' | 'sold' | 'proceeds'>): AuctionFact => ({
    type: 'auctionSettled',
    price,
    sold,
    proceeds,
  }),
  PoolSeeded: ({ tokens, coins }: Amounts<'tokens' | 'coins'>): AuctionFact => ({
    type: 'auctionPoolSeeded',
    tokens,
    coins,
  }),
  AuctionPaidOut: ({ tokens, coins }: Amounts<'tokens' | 'coins'>): AuctionFact => ({
    type: 'auctionPaidOut',
    tokens,
    coins,
  }),
  AuctionClaimed: ({
    account,
    tokens,
    refund,
  }: Amounts<'tokens' | 'refund'> & { readonly account: Address }): AuctionFact => ({
    type: 'auctionClaimed',
    account,
    tokens,
    refund,
  }),
};

/** What the auction's facts do to its state. */
export const auctionFolds = {
  auctionBought(draft: AuctionDraft, { account, tokens, coins }: EventOf<'auctionBought'>) {
    const before = draft.purchases.get(account) ?? { tokens: 0n, paid: 0n };
    draft.purchases.set(account, { tokens: before.tokens + tokens, paid: before.paid + coins });
    draft.orders += 1;
    draft.bought += tokens;
    draft.paidIn += coins;
  },
  auctionBid(draft: AuctionDraft, { id, account, coins, tick }: EventOf<'auctionBid'>) {
    draft.bids.set(id, { account, coins, tick, spent: null });
    draft.orders += 1;
    draft.paidIn += coins;
  },
  auctionBidFilled(draft: AuctionDraft, { id, spent }: EventOf<'auctionBidFilled'>) {
    const bid = draft.bids.get(id);
    if (bid !== undefined) draft.bids.set(id, { ...bid, spent });
  },
  auctionSettled(draft: AuctionDraft, { price, sold, proceeds }: EventOf<'auctionSettled'>) {
    draft.price = price;
    draft.sold = sold;
    draft.proceeds = proceeds;
  },
  auctionPoolSeeded(draft: AuctionDraft, { tokens, coins }: EventOf<'auctionPoolSeeded'>) {
    draft.tokensToPool += tokens;
    draft.coinsToPool += coins;
  },
  auctionPaidOut(draft: AuctionDraft, { tokens, coins }: EventOf<'auctionPaidOut'>) {
    draft.tokensToTreasury += tokens;
    draft.coinsToTreasury += coins;
  },
  auctionClaimed(draft: AuctionDraft, { account, tokens, refund }: EventOf<'auctionClaimed'>) {
    draft.claimed.set(account, true);
    draft.tokensClaimed += tokens;
    draft.refunded += refund;
  },
};

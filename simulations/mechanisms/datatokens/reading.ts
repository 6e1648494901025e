import type { DomainEvent, Draft, FactOf, Moment } from '../../world/index.js';
import type { DataListing, DataPayments, DatatokensFact, DatatokensState } from './state.js';

type DatatokensDraft = Draft<DatatokensState>;
type EventOf<T extends DatatokensFact['type']> = DomainEvent<FactOf<DatatokensFact, T>>;

/** A listing with some of it changed. */
function changed(draft: DatatokensDraft, asset: number, change: (before: DataListing) => Partial<DataListing>): void {
  const before = draft.listings.get(asset)!;
  draft.listings.set(asset, { ...before, ...change(before) });
}

function paid(draft: DatatokensDraft, more: Partial<DataPayments>): void {
  const { price, community, market, provider } = draft.paid;
  draft.paid = {
    price: price + (more.price ?? 0n),
    community: community + (more.community ?? 0n),
    market: market + (more.market ?? 0n),
    provider: provider + (more.provider ?? 0n),
  };
}

/** What the data market's facts do to the state. */
export const datatokensFolds = {
  dataQuoted(
    draft: DatatokensDraft,
    { provider, marketFeeBps, fee, serviceSeconds, validUntil }: EventOf<'dataQuoted'>,
  ) {
    draft.quotes.set(provider, { marketFeeBps, fee, serviceSeconds, validUntil });
  },
  dataPublished(
    draft: DatatokensDraft,
    { asset, owner, cid, examples, datatoken, price, provider, marketFeeBps }: EventOf<'dataPublished'>,
    { timestamp }: Moment,
  ) {
    const terms = { cid, examples, datatoken, price, provider, marketFeeBps };
    draft.listings.set(asset, { ...terms, owner, publisher: owner, sold: 0, used: 0, movedAt: timestamp });
  },
  dataPriceSet(draft: DatatokensDraft, { asset, price }: EventOf<'dataPriceSet'>, { timestamp }: Moment) {
    changed(draft, asset, () => ({ price, movedAt: timestamp }));
  },
  datatokenBought(
    draft: DatatokensDraft,
    { asset, price, communityFee, marketFee }: EventOf<'datatokenBought'>,
    { timestamp }: Moment,
  ) {
    changed(draft, asset, ({ sold }) => ({ sold: sold + 1, movedAt: timestamp }));
    paid(draft, { price, community: communityFee, market: marketFee });
  },
  dataOrdered(
    draft: DatatokensDraft,
    { order, asset, consumer, providerFee, endsAt, servedUntil }: EventOf<'dataOrdered'>,
  ) {
    draft.orders.set(order, { asset, consumer, endsAt, servedUntil });
    changed(draft, asset, ({ used }) => ({ used: used + 1 }));
    paid(draft, { provider: providerFee });
  },
  dataReused(draft: DatatokensDraft, { order, providerFee, servedUntil }: EventOf<'dataReused'>) {
    draft.orders.set(order, { ...draft.orders.get(order)!, servedUntil });
    paid(draft, { provider: providerFee });
  },
  dataPassedOn(draft: DatatokensDraft, { asset, owner }: EventOf<'dataPassedOn'>) {
    // The transfer that makes an NFT comes before the event that tells of its listing.
    if (draft.listings.has(asset)) changed(draft, asset, () => ({ owner }));
  },
};

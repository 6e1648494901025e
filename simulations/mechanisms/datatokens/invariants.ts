import { workOf } from '../../agents/index.js';
import type { ReporterInput } from '../../metrics/index.js';
import { balanceOf } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { train } from '../training/index.js';
import { type DatatokensScope, datatokensEvents } from './state.js';
import { describeData, fetchData } from './work.js';
import { feesOf } from './worth.js';

type Input = ReporterInput<DatatokensScope>;

/** Every part of what was charged really went where the events say, is what the terms say, and none of it stayed. */
export function feesAreWhatWasCharged({
  view,
  events,
  transfers,
}: Pick<Input, 'view' | 'events' | 'transfers'>): string | null {
  const { listings, contracts } = view.datatokens;
  let charged = 0n;
  for (const { asset, price, communityFee, marketFee } of datatokensEvents(events, 'datatokenBought')) {
    const { community, market } = feesOf(price, listings.get(asset)!.marketFeeBps);
    if (communityFee !== community || marketFee !== market)
      return `data set ${asset} was sold at ${price} wei with fees of ${communityFee} and ${marketFee} in place of ${community} and ${market}`;
    charged += price + communityFee + marketFee;
  }
  for (const { providerFee } of datatokensEvents(events, 'dataOrdered')) charged += providerFee;
  for (const { providerFee } of datatokensEvents(events, 'dataReused')) charged += providerFee;
  const moved = transfers
    .filter(({ asset, kind }) => asset === STABLE_ASSET && DATA_FLOWS.includes(kind))
    .reduce((sum, { amount }) => sum + amount, 0n);
  if (moved !== charged) return `${charged} wei of coins were charged for data and ${moved} moved`;
  const kept = balanceOf(view, contracts.dataMarket, STABLE_ASSET);
  return kept === 0n ? null : `the data market keeps ${kept} wei of coins`;
}
/** Kinds of flows that pay for data. */
export const DATA_FLOWS: readonly string[] = ['dataPrice', 'dataCommunity', 'dataListing', 'dataServing'];

/** An order costs one datatoken: no data set was used more often than it was sold, and its orders are those that used it. */
export function ordersUseDatatokens({ view }: Pick<Input, 'view'>): string | null {
  const { listings, orders } = view.datatokens;
  const counted = new Map<number, number>();
  for (const { asset } of orders.values()) counted.set(asset, (counted.get(asset) ?? 0) + 1);
  for (const [asset, { sold, used }] of listings) {
    if (used > sold) return `data set ${asset} was ordered ${used} times and sold ${sold} times`;
    if ((counted.get(asset) ?? 0) !== used)
      return `data set ${asset} has ${counted.get(asset) ?? 0} orders, not ${used}`;
  }
  return null;
}

/** A listing names the CID of bytes that are there, and whoever had them handed over got those. */
export function bytesAreWhatWasListed({
  view,
  events,
  work,
  agents,
}: Pick<Input, 'view' | 'events' | 'work' | 'agents'>): string | null {
  const shardOf = new Map(agents.map(({ address, shard }) => [address, shard]));
  const listed = new Map([...view.datatokens.listings.values()].map((one) => [shardOf.get(one.publisher), one]));
  for (const { owner, cid, asset } of datatokensEvents(events, 'dataPublished')) {
    const own = workOf(work, describeData).find(({ order }) => order.shard === shardOf.get(owner));
    if (own?.result.cid !== cid) return `data set ${asset} names ${cid}, which is not what its bytes give`;
  }
  for (const { order, result } of workOf(work, fetchData)) {
    const listing = listed.get(order.shard);
    if (listing?.cid !== result.cid || listing.examples !== result.examples)
      return `what was handed over of shard ${order.shard} is not what was listed`;
  }
  return null;
}

/** Nobody trains on data of others without an order that is served. */
export function nobodyTrainsWithoutAnOrder({
  view,
  previous,
  previousTime,
  work,
  agents,
}: Pick<Input, 'view' | 'previous' | 'previousTime' | 'work' | 'agents'>): string | null {
  const shardOf = new Map(agents.map(({ address, shard }) => [address, shard]));
  const trainerOf = new Map(agents.map(({ address, shard, name }) => [shard, { address, name }]));
  const { orders } = previous.datatokens;
  for (const { order } of workOf(work, train)) {
    const trainer = trainerOf.get(order.shard);
    for (const shard of order.also ?? []) {
      const served = [...orders.values()].some(
        ({ asset, consumer, servedUntil }) =>
          consumer === trainer?.address &&
          servedUntil > previousTime &&
          shardOf.get(view.datatokens.listings.get(asset)!.publisher) === shard,
      );
      if (!served) return `${trainer?.name} trained on shard ${shard} without an order that is served`;
    }
  }
  return null;
}

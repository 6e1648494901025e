import { describe, expect, it } from 'vitest';
import { address } from '../../../test/fixtures/world.js';
import { draftOf, finishDraft } from '../../world/index.js';
import { datatokensFolds } from './reading.js';
import { type DatatokensState, datatokensOutline, servedOrders } from './state.js';

const [PUBLISHER, BUYER, HEIR] = [address(1), address(2), address(3)];
const empty = { ...datatokensOutline.empty, contracts: { template: address(8), dataMarket: address(9) } };
const at = (timestamp: number) => ({ block: 1, timestamp, transaction: 0 });
const moment = (timestamp: number) => ({ block: 1, timestamp, readCall: () => null });
const published = {
  ...at(10),
  type: 'dataPublished',
  asset: 0,
  owner: PUBLISHER,
  cid: 'bafkdata',
  examples: 200,
  datatoken: address(7),
  price: 100n,
  provider: address(6),
  marketFeeBps: 100,
} as const;

describe('what is read of the data market', () => {
  const draft = draftOf<DatatokensState>(empty);
  // The transfer that makes the NFT comes first, and there is nothing to pass on yet.
  datatokensFolds.dataPassedOn(draft, { ...at(10), type: 'dataPassedOn', asset: 0, owner: PUBLISHER });
  datatokensFolds.dataPublished(draft, published, moment(10));
  const sale = { price: 100n, communityFee: 1n, marketFee: 2n };
  datatokensFolds.datatokenBought(
    draft,
    { ...at(20), type: 'datatokenBought', asset: 0, buyer: BUYER, ...sale },
    moment(20),
  );
  const order = { asset: 0, order: 0, consumer: BUYER, endsAt: 90, servedUntil: 40 };
  datatokensFolds.dataOrdered(draft, { ...at(20), type: 'dataOrdered', ...order, providerFee: 5n });
  datatokensFolds.dataReused(draft, { ...at(30), type: 'dataReused', order: 0, providerFee: 6n, servedUntil: 60 });
  datatokensFolds.dataPriceSet(draft, { ...at(50), type: 'dataPriceSet', asset: 0, price: 90n }, moment(50));
  datatokensFolds.dataPassedOn(draft, { ...at(55), type: 'dataPassedOn', asset: 0, owner: HEIR });
  const state = finishDraft(draft);

  it('is each part of what was ever paid', () => {
    expect(state.paid).toEqual({ price: 100n, community: 1n, market: 2n, provider: 11n });
  });

  it('is what became of a data set: sold, used, given another price and passed on, its publisher kept', () => {
    expect(state.listings.get(0)).toMatchObject({
      owner: HEIR,
      publisher: PUBLISHER,
      price: 90n,
      sold: 1,
      used: 1,
      movedAt: 50,
    });
  });

  it('is whose orders are served, until the time that was paid for last', () => {
    expect(servedOrders(state, BUYER, 59).map(([number]) => number)).toEqual([0]);
    expect(servedOrders(state, BUYER, 60)).toEqual([]);
    expect(servedOrders(state, PUBLISHER, 59)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { only } from '../../../test/fixtures/only.js';
import { address, ledger, worldView } from '../../../test/fixtures/world.js';
import {
  bytesAreWhatWasListed,
  feesAreWhatWasCharged,
  nobodyTrainsWithoutAnOrder,
  ordersUseDatatokens,
} from './invariants.js';
import { type DataListing, type DatatokensScope, type DatatokensState, datatokensOutline } from './state.js';

const MARKET = address(9);
const [PUBLISHER, BUYER, PROVIDER] = [address(1), address(2), address(3)];
const LISTING: DataListing = {
  owner: PUBLISHER,
  publisher: PUBLISHER,
  cid: 'bafkdata',
  examples: 200,
  datatoken: address(7),
  price: 10_000n,
  provider: PROVIDER,
  marketFeeBps: 100,
  sold: 1,
  used: 1,
  movedAt: 0,
};
const ORDER = { asset: 0, consumer: BUYER, endsAt: 90, servedUntil: 40 };

/** A world in which the data market keeps so many wei of coins, and what is known of it. */
function seen(state: Partial<DatatokensState> = {}, kept = 0n) {
  type View = DatatokensScope['view'];
  const core = worldView({ ledgers: new Map([['stable', ledger([[MARKET, kept]])]]) });
  const contracts = { template: address(8), dataMarket: MARKET };
  const listings = new Map([[0, LISTING]]);
  const own = { ...datatokensOutline.empty, listings, orders: new Map([[0, ORDER]]), ...state, contracts };
  return only<View, Partial<View>>({ ...core, datatokens: own });
}

const at = { block: 1, timestamp: 1, transaction: 0 } as const;
const agents = [
  { name: 'publisher-1', address: PUBLISHER, archetype: 'dataPublisher', cohort: 'publisher', shard: 4 },
  { name: 'buyer-1', address: BUYER, archetype: 'dataBuyer', cohort: 'buyer', shard: 5 },
];
const told = (answer: string | null, found: string | null) =>
  found === null ? expect(answer).toBeNull() : expect(answer).toContain(found);

describe('what is paid for data', () => {
  const bought = (communityFee: bigint) =>
    ({
      ...at,
      type: 'datatokenBought',
      asset: 0,
      buyer: BUYER,
      price: 10_000n,
      communityFee,
      marketFee: 100n,
    }) as const;
  const moved = (amount: bigint) => [{ asset: 'stable', from: BUYER, to: PUBLISHER, amount, kind: 'dataPrice' }];
  it.each([
    ['is what its parts are', 10n, 10_110n, 0n, null],
    ['is found where the DAO gets another part', 11n, 10_111n, 0n, 'in place of 10'],
    ['is found where less moved than was charged', 10n, 10_109n, 0n, 'and 10109 moved'],
    ['is found where the market keeps some', 10n, 10_110n, 1n, 'keeps 1 wei'],
  ])('%s', (_title, fee, amount, kept, found) => {
    const view = seen({}, kept);
    told(feesAreWhatWasCharged({ view, events: [bought(fee)], transfers: moved(amount) }), found);
  });
});

describe('an order', () => {
  it.each([
    ['uses a datatoken up', { sold: 1, used: 1 }, null],
    ['is found where none was sold', { sold: 0, used: 1 }, 'sold 0 times'],
    ['is found where it used none up', { sold: 1, used: 0 }, 'has 1 orders, not 0'],
  ])('%s', (_title, counts, found) => {
    told(ordersUseDatatokens({ view: seen({ listings: new Map([[0, { ...LISTING, ...counts }]]) }) }), found);
  });
});

describe('the bytes of a data set', () => {
  const published = { ...at, type: 'dataPublished', asset: 0, ...LISTING } as const;
  const did = (kind: 'describeData' | 'fetchData', cid: string, examples = 200) =>
    new Map([[kind, [{ order: { shard: 4 }, result: { cid, examples } }]]]);
  it.each([
    ['are what its listing names', [published], did('describeData', 'bafkdata'), null],
    ['are found to be others than it names', [published], did('describeData', 'bafkother'), 'is not what its bytes'],
    ['are handed over as listed', [], did('fetchData', 'bafkdata'), null],
    ['are found where others are handed over', [], did('fetchData', 'bafkother'), 'is not what was listed'],
    ['are found where fewer are handed over', [], did('fetchData', 'bafkdata', 199), 'is not what was listed'],
  ])('%s', (_title, events, work, found) => {
    told(bytesAreWhatWasListed({ view: seen(), events, work, agents }), found);
  });
});

describe('training on others’ data', () => {
  const work = new Map([['train', [{ order: { shard: 5, also: [4] }, result: {} }]]]);
  it.each([
    ['is right under an order that is served', ORDER, 39, null],
    ['is found once that is over', ORDER, 40, 'buyer-1 trained on shard 4'],
    ['is found under somebody else’s order', { ...ORDER, consumer: PROVIDER }, 39, 'buyer-1 trained on shard 4'],
  ])('%s', (_title, order, previousTime, found) => {
    const view = seen({ orders: new Map([[0, order]]) });
    told(nobodyTrainsWithoutAnOrder({ view, previous: view, previousTime, work, agents }), found);
  });
});

import { describe, expect, it } from 'vitest';
import { BatchAuction, DutchAuction } from '../../../contracts/bindings/index.js';
import { only } from '../../../test/fixtures/only.js';
import { address, ledger, worldView } from '../../../test/fixtures/world.js';
import type { AgentIdentity, Observation, Policy } from '../../agents/index.js';
import { decodeCall } from '../../chain/index.js';
import { randomStream } from '../../random/index.js';
import { TOKEN } from '../../scenario/index.js';
import { claim, takePart } from './bidding.js';
import { auctionSection } from './section.js';
import { type AuctionScope, type AuctionState, auctionOutline, SALE } from './state.js';

type Seen = Observation<AuctionScope>;
type View = AuctionScope['view'];
const DAY = 86_400;
const at = address(8);
const self: AgentIdentity = {
  name: 'bidder-1',
  address: address(1),
  archetype: 'auctionBidder',
  cohort: 'bidder',
  shard: null,
};
const taste = {
  valuation: 2,
  valuationDeviation: 0,
  shading: 0,
  waitingGain: 0,
  budgetShare: 1,
  attention: 1,
};
const batch = { by: 'batch', priceStep: '0.5', prices: 10 };
const dutch = { by: 'dutch', startPrice: '4', pays: 'last' };

/** A bidder with 600 coins, so many days into an auction of six, of 1,000 tokens for at least 1 coin each. */
function seen(sale: object, days: number, state: Partial<AuctionState> = {}, coins = 600n): Seen {
  const section = auctionSection.parse({
    offeredTokens: '1000',
    durationSeconds: 6 * DAY,
    reservePrice: '1',
    sale,
  });
  const isDutch = section!.sale.by === 'dutch';
  const core = worldView({ ledgers: new Map([['stable', ledger([[self.address, coins * TOKEN]])]]), epochStart: 0 });
  const contracts = {
    dutch: new Map(isDutch ? [[SALE, at] as const] : []),
    batch: new Map(isDutch ? [] : [[SALE, at] as const]),
  };
  return only<Seen, Partial<Seen>>({
    now: days * DAY,
    tick: days,
    self,
    random: randomStream(1, 'auction', String(days)),
    character: () => randomStream(1, 'character'),
    scenario: only<AuctionScope['scenario'], Partial<AuctionScope['scenario']>>({ auction: section! }),
    view: only<View, Partial<View>>({
      ...core,
      market: only<View['market'], Partial<View['market']>>({
        contracts: { stable: address(7), factory: address(6), router: address(5), pair: address(4) },
      }),
      auction: { ...auctionOutline.empty, ...state, contracts },
    }),
  });
}
const callsOf = (policy: Policy<AuctionScope>, observation: Seen) =>
  policy(observation).flatMap((intent) =>
    'calls' in intent
      ? intent.calls.flatMap(({ to, data }) => {
          if (to !== at) return [];
          const call = decodeCall(BatchAuction, data) ?? decodeCall(DutchAuction, data)!;
          return [[call.functionName, ...call.args]];
        })
      : [],
  );

describe('a bidder in a batch auction', () => {
  it('bids all its coins at what the token is worth to it, or less by its shading', () => {
    expect(callsOf(takePart(taste), seen(batch, 1))).toEqual([['bid', 600n * TOKEN, 2n]]);
    expect(callsOf(takePart({ ...taste, shading: 0.3 }), seen(batch, 1))).toEqual([['bid', 600n * TOKEN, 0n]]);
    expect(callsOf(takePart({ ...taste, budgetShare: 0.5 }), seen(batch, 1))).toEqual([['bid', 300n * TOKEN, 2n]]);
  });

  it('does not bid under the reserve price, without coins, unseeing, twice, or when it is over', () => {
    const bids = new Map([[0, { account: self.address, coins: TOKEN, tick: 0, spent: null }]]);
    expect(callsOf(takePart({ ...taste, valuation: 0.9 }), seen(batch, 1))).toEqual([]);
    expect(callsOf(takePart(taste), seen(batch, 1, {}, 0n))).toEqual([]);
    expect(callsOf(takePart({ ...taste, attention: 0 }), seen(batch, 1))).toEqual([]);
    expect(callsOf(takePart(taste), seen(batch, 1, { bids }))).toEqual([]);
    expect(callsOf(takePart(taste), seen(batch, 6))).toEqual([]);
  });

  it('takes what its bid came to once the price is known', () => {
    const bid = { account: self.address, coins: TOKEN, tick: 0 };
    const bids = new Map([
      [3, { ...bid, spent: null }],
      [4, { ...bid, spent: TOKEN }],
      [5, { ...bid, account: address(2), spent: null }],
    ]);
    expect(callsOf(claim, seen(batch, 7, { bids }))).toEqual([]);
    expect(callsOf(claim, seen(batch, 7, { bids, price: TOKEN }))).toEqual([['claim', 3n]]);
  });
});

describe('a bidder at a falling price', () => {
  it('buys with all its coins once the price is what the token is worth to it, less what it waits for', () => {
    expect(callsOf(takePart(taste), seen(dutch, 3))).toEqual([]);
    expect(callsOf(takePart(taste), seen(dutch, 4))).toEqual([['buy', 300n * TOKEN, 600n * TOKEN]]);
    expect(callsOf(takePart({ ...taste, waitingGain: 0.25 }), seen(dutch, 4))).toEqual([]);
    expect(callsOf(takePart({ ...taste, waitingGain: 0.25 }), seen(dutch, 5))).toEqual([
      ['buy', 400n * TOKEN, 600n * TOKEN],
    ]);
  });

  it('buys no more than is left, and only once', () => {
    const purchases = new Map([[self.address, { tokens: TOKEN, paid: TOKEN }]]);
    expect(callsOf(takePart(taste), seen(dutch, 4, { bought: 900n * TOKEN }))).toEqual([
      ['buy', 100n * TOKEN, 200n * TOKEN],
    ]);
    expect(callsOf(takePart(taste), seen(dutch, 4, { bought: 1_000n * TOKEN }))).toEqual([]);
    expect(callsOf(takePart(taste), seen(dutch, 4, { purchases }))).toEqual([]);
  });

  it('claims where all pay the last price, and has nothing to claim where each pays its own', () => {
    const ended = { price: TOKEN, purchases: new Map([[self.address, { tokens: TOKEN, paid: 2n * TOKEN }]]) };
    expect(callsOf(claim, seen(dutch, 7, ended))).toEqual([['claim']]);
    expect(callsOf(claim, seen(dutch, 7, { ...ended, claimed: new Map([[self.address, true]]) }))).toEqual([]);
    expect(callsOf(claim, seen({ ...dutch, pays: 'own' }, 7, ended))).toEqual([]);
  });
});

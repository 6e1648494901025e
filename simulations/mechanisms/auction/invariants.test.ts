import { describe, expect, it } from 'vitest';
import { only } from '../../../test/fixtures/only.js';
import { address, ledger, worldView } from '../../../test/fixtures/world.js';
import { TOKEN } from '../../scenario/index.js';
import { auctionBooksBalance, auctionPriceIsRight } from './invariants.js';
import { dearBuyers, overpaid } from './reporting.js';
import { auctionSection } from './section.js';
import { type AuctionScope, type AuctionState, auctionOutline, SALE } from './state.js';

const at = address(8);
const batch = { by: 'batch', priceStep: '0.5', prices: 10 };
const dutch = (pays: string) => ({ by: 'dutch', startPrice: '4', pays });
const coins = (amount: number) => BigInt(amount) * TOKEN;

/** An auction of 1,000 tokens for at least 1 coin each that holds so many tokens and coins, and what it says of itself. */
function seen(sale: object, held: readonly [tokens: number, coins: number], state: Partial<AuctionState>) {
  const section = auctionSection.parse({ offeredTokens: '1000', reservePrice: '1', sale });
  const isDutch = section!.sale.by === 'dutch';
  type View = AuctionScope['view'];
  const core = worldView({
    ledgers: new Map([
      ['token', ledger([[at, coins(held[0])]])],
      ['stable', ledger([[at, coins(held[1])]])],
    ]),
  });
  const contracts = {
    dutch: new Map(isDutch ? [[SALE, at] as const] : []),
    batch: new Map(isDutch ? [] : [[SALE, at] as const]),
  };
  return {
    scenario: only<AuctionScope['scenario'], Partial<AuctionScope['scenario']>>({ auction: section! }),
    view: only<View, Partial<View>>({ ...core, auction: { ...auctionOutline.empty, ...state, contracts } }),
  };
}
const bid = (amount: number, tick: number, spent: bigint | null = null) => ({
  account: address(1),
  coins: coins(amount),
  tick,
  spent,
});

describe('an auction’s books', () => {
  it('are what it holds: tokens offered and coins paid, less what left', () => {
    expect(auctionBooksBalance(seen(batch, [1_000, 7], { paidIn: coins(7) }))).toBeNull();
    expect(auctionBooksBalance(seen(batch, [999, 7], { paidIn: coins(7) }))).toContain('wei of tokens');
    expect(auctionBooksBalance(seen(batch, [1_000, 7], { paidIn: coins(8) }))).toContain('wei of coins');
    const bought = { bought: coins(10), paidIn: coins(20) };
    expect(auctionBooksBalance(seen(dutch('own'), [990, 20], bought))).toBeNull();
    expect(auctionBooksBalance(seen(dutch('last'), [1_000, 20], bought))).toBeNull();
  });

  it('are empty once nobody has anything to claim', () => {
    const ended = { price: TOKEN, paidIn: coins(400), coinsToTreasury: coins(399), tokensToTreasury: coins(1_000) };
    const bids = new Map([[0, bid(400, 0)]]);
    expect(auctionBooksBalance(seen(batch, [0, 1], { ...ended, bids }))).toBeNull();
    const claimed = new Map([[0, bid(400, 0, coins(399))]]);
    expect(auctionBooksBalance(seen(batch, [0, 1], { ...ended, bids: claimed }))).toContain('are left');
  });
});

describe('an auction’s price', () => {
  const bids = new Map([
    [0, bid(900, 4)],
    [1, bid(1_800, 2)],
  ]);

  it('is the one that the bids of a batch give', () => {
    const right = { bids, price: coins(2), sold: coins(1_000), proceeds: coins(2_000) };
    expect(auctionPriceIsRight(seen(batch, [0, 0], { bids }))).toBeNull();
    expect(auctionPriceIsRight(seen(batch, [0, 0], right))).toBeNull();
    expect(auctionPriceIsRight(seen(batch, [0, 0], { ...right, price: coins(2) + 1n }))).toContain('its bids give');
    expect(auctionPriceIsRight(seen(batch, [0, 0], { ...right, proceeds: coins(1_999) }))).toContain('its bids give');
  });

  it('is one that the falling price came to, for what was bought', () => {
    const ended = { price: coins(2), sold: coins(10), bought: coins(10), paidIn: coins(30) };
    expect(auctionPriceIsRight(seen(dutch('own'), [0, 0], { ...ended, proceeds: coins(30) }))).toBeNull();
    expect(auctionPriceIsRight(seen(dutch('last'), [0, 0], { ...ended, proceeds: coins(20) }))).toBeNull();
    expect(auctionPriceIsRight(seen(dutch('last'), [0, 0], { ...ended, proceeds: coins(30) }))).toContain('were due');
    expect(auctionPriceIsRight(seen(dutch('own'), [0, 0], { ...ended, sold: coins(11) }))).toContain('sold');
    expect(auctionPriceIsRight(seen(dutch('own'), [0, 0], { ...ended, price: coins(5) }))).toContain('ended at');
  });
});

describe('who paid more than the last price', () => {
  const purchases = new Map([
    [address(1), { tokens: coins(5), paid: coins(20) }],
    [address(2), { tokens: coins(5), paid: coins(10) }],
  ]);
  const ended = { purchases, price: coins(2), sold: coins(10), bought: coins(10), proceeds: coins(30) };

  it('is whoever bought earlier, where each pays its own price', () => {
    expect(overpaid(ended)).toBe(coins(10));
    expect(dearBuyers(seen(dutch('own'), [0, 0], ended))).toBe(1);
    expect(dearBuyers(seen(dutch('last'), [0, 0], ended))).toBe(0);
    expect(dearBuyers(seen(dutch('own'), [0, 0], { ...ended, price: null }))).toBeNull();
  });
});

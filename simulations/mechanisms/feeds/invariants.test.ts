import { describe, expect, it } from 'vitest';
import { only } from '../../../test/fixtures/only.js';
import { address, ledger, worldView } from '../../../test/fixtures/world.js';
import { feedIsCovered, gainOf, predictionsArePaidByTheRule, shareRight, slotsFollowThePool } from './reporting.js';
import { type EndedSlot, type FeedsScope, type FeedsState, feedsOutline } from './state.js';

type View = FeedsScope['view'];
type Scenario = FeedsScope['scenario'];
const FEED = address(8);
const ME = address(1);
const SLOT: EndedSlot = { slot: 0, price: 100n, rose: true, up: 60n, down: 30n, revenue: 0n, lost: 30n };
const scenario = only<Scenario, Partial<Scenario>>({
  feeds: { subscriptionPrice: '3', subscriptionSlots: 10, lostPercent: 100 },
});

/** A world in which the feed holds so many wei of coins, with what is known of it. */
function seen(held: bigint, state: Partial<FeedsState>, marks: readonly (readonly [number, bigint])[] = []) {
  const core = worldView({ ledgers: new Map([['stable', ledger([[FEED, held]])]]) });
  return only<View, Partial<View>>({
    ...core,
    feeds: { ...feedsOutline.empty, ...state, contracts: { feed: FEED } },
    market: only<View['market'], Partial<View['market']>>({
      history: marks.map(([time, price]) => ({ time, price, worth: 1n })),
    }),
  });
}

describe('what a feed holds', () => {
  const predictions = new Map([[ME, [{ slot: 0, up: true, stake: 40n, paid: null }]]]);
  const coins = { staked: 90n, subscribed: 10n, paid: 0n, toTreasury: 0n };
  it.each([
    ['is what came in and has not gone out', 100n, coins, null],
    ['is missed where it is less', 99n, coins, '100 should be left'],
    ['is missed where less is there than is due', 50n, { ...coins, paid: 50n }, '60 wei of coins are due'],
  ])('%s', (_title, held, came, found) => {
    const answer = feedIsCovered({ view: seen(held, { coins: came, predictions, slots: [SLOT] }), scenario });
    if (found === null) expect(answer).toBeNull();
    else expect(answer).toContain(found);
  });
});

describe('a payment for a prediction', () => {
  const predictions = new Map([[ME, [{ slot: 0, up: true, stake: 40n, paid: 60n }]]]);
  const view = seen(0n, { predictions, slots: [SLOT] });
  const paid = (slot: number, amount: bigint) =>
    ({ block: 1, timestamp: 1, transaction: 0, type: 'predictionPaid', slot, predictor: ME, paid: amount }) as const;
  it.each([
    ['is what the rule gives', paid(0, 60n), null],
    ['is found where it is another amount', paid(0, 61n), 'was due 60'],
    ['is found where nothing was predicted', paid(1, 60n), 'predicted nothing'],
  ])('%s', (_title, event, found) => {
    const answer = predictionsArePaidByTheRule({ view, events: [event], scenario });
    if (found === null) expect(answer).toBeNull();
    else expect(answer).toContain(found);
  });
});

describe('a slot’s price', () => {
  const before = seen(0n, { running: 0, begunAt: 100 });
  const after = (price: bigint) =>
    seen(0n, { running: 1, begunAt: 200, slots: [{ ...SLOT, price }] }, [
      [50, 1_000n],
      [150, 2_000n],
      [250, 9_000n],
    ]);
  it.each([
    ['lies between the pool’s prices of its time', 1_500n, null],
    ['is found above them', 2_100n, "the pool's was 1000 to 2000"],
    ['is found below them', 900n, "the pool's was 1000 to 2000"],
  ])('%s', (_title, price, found) => {
    const answer = slotsFollowThePool({ view: after(price), previous: before });
    if (found === null) expect(answer).toBeNull();
    else expect(answer).toContain(found);
  });
});

describe('what is told of forecasts', () => {
  it('counts those that came true, and none that said nothing', () => {
    const wrong = { ...SLOT, rose: false };
    const silent = { ...SLOT, up: 30n };
    expect(shareRight([SLOT, silent, wrong, wrong])).toBeCloseTo(1 / 3, 9);
    expect(shareRight([SLOT, wrong, wrong], 2)).toBe(0);
    expect(shareRight([silent])).toBeNull();
  });
  it('is what predictions of slots that are over brought beyond their stakes', () => {
    const predictions = new Map([
      [
        ME,
        [
          { slot: 0, up: true, stake: 40n, paid: null },
          { slot: 1, up: true, stake: 7n, paid: null },
        ],
      ],
    ]);
    expect(gainOf({ predictions, slots: [SLOT] }, ME, 1_000_000n)).toBe(20n);
    expect(gainOf({ predictions, slots: [SLOT] }, address(2), 1_000_000n)).toBe(0n);
  });
});

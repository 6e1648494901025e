import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOKEN } from '../../scenario/index.js';
import { clear, costOf, type Fall, fallenPrice, fallOf, type Ladder, stepUnder } from './prices.js';
import { auctionSection } from './section.js';

const DAY = 86_400;
const tokens = (amount: number) => (BigInt(Math.round(amount * 1e6)) * TOKEN) / 1_000_000n;
const offer = { offered: tokens(1_000), reserved: 0n, reservePrice: tokens(1), duration: 6 * DAY };
const linear: Fall = { ...offer, startPrice: tokens(4), keptEachSecond: 0n };
const ladder: Ladder = { ...offer, step: tokens(0.5), prices: 10 };
const bid = (coins: number, tick: number) => ({ coins: tokens(coins), tick });

describe('a falling price', () => {
  it.each([
    [-1, 4],
    [0, 4],
    [2, 3],
    [4, 2],
    [6, 1],
    [9, 1],
  ])('is after %i of 6 days from 4 to 1 in a straight line: %d', (days, price) => {
    expect(fallenPrice(linear, days * DAY)).toBe(tokens(price));
  });

  it.each([
    [1, 2],
    [2, 1],
    [3, 1],
  ])('that keeps half each second is %i seconds after 4: %d, and never under the reserve price of 1', (gone, price) => {
    expect(fallenPrice({ ...linear, keptEachSecond: 5n * 10n ** 26n }, gone)).toBe(tokens(price));
  });

  it('that a scenario has fall by the same part comes to the square root half-way and to the reserve price in the end', () => {
    const section = auctionSection.parse({
      reservePrice: '1',
      sale: { by: 'dutch', startPrice: '4', fall: 'exponential' },
    });
    const fall = fallOf(section!)!;
    expect(Number(fallenPrice(fall, fall.duration / 2)) / 1e18).toBeCloseTo(2, 6);
    expect(Number(fallenPrice(fall, fall.duration - 1)) / 1e18).toBeCloseTo(1, 6);
  });

  it('costs a buyer a wei rather than nothing', () => {
    expect(costOf(1n, 1n)).toBe(1n);
    expect(costOf(tokens(3), tokens(2))).toBe(tokens(6));
  });
});

describe('one price for all', () => {
  it.each([
    ['at a price of bids that are too many there', [bid(900, 4), bid(600, 2), bid(1_200, 2)], 2, 1_000, 2_000],
    ['between two prices where those above buy all', [bid(2_250, 4), bid(600, 2)], 2.25, 1_000, 2_250],
    ['between the lowest bid and the reserve price', [bid(1_250, 9)], 1.25, 1_000, 1_250],
    ['at the reserve price where they buy less than all', [bid(300, 9), bid(100, 0)], 1, 400, 400],
    ['at the reserve price without bids', [], 1, 0, 0],
  ])('is found %s', (_, bids, price, sold, proceeds) => {
    expect(clear(ladder, bids)).toEqual({ price: tokens(price), sold: tokens(sold), proceeds: tokens(proceeds) });
  });

  it('is one at which nobody who bid more goes without and nobody who bid less is needed', () => {
    const coins = fc.bigInt(1n, 10n ** 21n);
    const bids = fc.array(fc.record({ coins, tick: fc.integer({ min: 0, max: 9 }) }), { maxLength: 20 });
    fc.assert(
      fc.property(bids, (all) => {
        const { price, sold, proceeds } = clear(ladder, all);
        const bidAt = (enough: (limit: bigint) => boolean) =>
          all
            .filter(({ tick }) => enough(ladder.reservePrice + BigInt(tick) * ladder.step))
            .reduce((sum, one) => sum + one.coins, 0n);
        expect(bidAt((limit) => limit > price)).toBeLessThanOrEqual(proceeds);
        expect(bidAt((limit) => limit >= price)).toBeGreaterThanOrEqual(proceeds);
        expect(sold).toBeLessThanOrEqual(ladder.offered);
        if (price > ladder.reservePrice) expect(ladder.offered - sold).toBeLessThan(10_000n);
      }),
    );
  });

  it.each([
    [0.9, null],
    [1, 0],
    [1.49, 0],
    [1.5, 1],
    [100, 9],
  ])('is bid for by whoever would pay %d at step %s', (most, step) => {
    expect(stepUnder(ladder, tokens(most))).toBe(step);
  });
});

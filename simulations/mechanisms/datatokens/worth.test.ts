import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address } from '../../../test/fixtures/world.js';
import { parseTokens } from '../../scenario/index.js';
import { payShares } from './buyer.js';
import { cheapestProvider } from './sellers.js';
import { datatokensOutline } from './state.js';
import { askingPrice, costOfOrder, feesOf, gainPerExample, worthOfData } from './worth.js';

const coins = parseTokens;

describe('the fees of a datatoken', () => {
  it.each([
    ['100', 100, '0.1', '1'],
    ['100', 0, '0.1', '0'],
    ['250', 500, '0.25', '12.5'],
  ])(
    'at %s coins and %d parts in 10,000 are %s to the DAO and %s to the marketplace',
    (price, bps, community, market) => {
      expect(feesOf(coins(price), bps)).toEqual({ community: coins(community), market: coins(market) });
    },
  );

  it('are rounded down', () => {
    expect(feesOf(999n, 100)).toEqual({ community: 0n, market: 9n });
  });
});

describe('what an order costs in all', () => {
  const serving = { marketFeeBps: 100, fee: coins('5'), serviceTicks: 4 };
  it.each([
    ['three times serving in twelve ticks', 12, '116.1'],
    ['a fourth time for a thirteenth', 13, '121.1'],
    ['serving once in one', 1, '106.1'],
  ])('is the price, its fees and %s', (_title, ticks, expected) => {
    expect(costOfOrder(coins('100'), serving, ticks)).toBe(coins(expected));
  });
});

describe('what an example brings', () => {
  it.each([
    ['is taken to be what its own bring, before it used any', { before: 0.1, since: 0, own: 200, more: 0 }, 0.0005],
    ['is what was measured since', { before: 0.1, since: 0.16, own: 200, more: 300 }, 0.0002],
    ['is nothing where pay did not rise', { before: 0.1, since: 0.09, own: 200, more: 300 }, 0],
    ['is nothing to whoever has none', { before: 0.1, since: 0, own: 0, more: 0 }, 0],
  ])('%s', (_title, experience, expected) => {
    expect(gainPerExample(experience)).toBeCloseTo(expected, 12);
  });

  it('is worth its part of the pay of every round that the order stands', () => {
    // 0.0005 × 200 examples × 1,000 coins × 12 rounds.
    expect(worthOfData(0.0005, 200, coins('1000'), 12)).toBe(coins('1200'));
    expect(worthOfData(0, 200, coins('1000'), 12)).toBe(0n);
  });
});

describe('the price that a publisher asks', () => {
  it.each([
    ['stands while it has patience', '100', 2, '100'],
    ['is cut by a tenth then', '100', 3, '90'],
    ['stops at the lowest', '55', 3, '50'],
    ['stays there', '50', 9, '50'],
    ['is not raised where it lies under that', '40', 9, '40'],
  ])('%s', (_title, price, waited, expected) => {
    expect(askingPrice(coins(price), coins('50'), 10, waited, 3)).toBe(coins(expected));
  });

  it('never rises and never passes the lowest', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 30n });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 0, max: 100 }), (price, lowest, cut) => {
        const next = askingPrice(price, lowest, cut, 9, 3);
        expect(next).toBeLessThanOrEqual(price);
        if (price >= lowest) expect(next).toBeGreaterThanOrEqual(lowest);
      }),
    );
  });
});

describe('a trainer’s part of the pay', () => {
  it('is told for settled rounds in which anybody was paid, and 0 where it was not', () => {
    const [self, other] = [address(1), address(2)];
    const round = (number: number, paid: bigint, all: bigint) => ({
      round: number,
      trainers: [{ trainer: self, paid }],
      settlement: { paidToTrainers: all },
    });
    const rounds = [round(1, 25n, 100n), round(2, 0n, 0n), { ...round(3, 1n, 1n), settlement: null }];
    expect(payShares(rounds, self)).toEqual([{ round: 1, share: 0.25 }]);
    expect(payShares(rounds, other)).toEqual([{ round: 1, share: 0 }]);
  });
});

describe('a publisher’s marketplace', () => {
  it('is the one that serves for least of those whose quote holds, the first of several', () => {
    const quote = (fee: bigint, validUntil: number) => ({ marketFeeBps: 100, fee, serviceSeconds: 1, validUntil });
    const quotes = new Map([
      [address(1), quote(1n, 10)],
      [address(2), quote(3n, 20)],
      [address(3), quote(2n, 20)],
      [address(4), quote(2n, 20)],
    ]);
    const state = { ...datatokensOutline.empty, quotes, contracts: { template: address(8), dataMarket: address(9) } };
    expect(cheapestProvider(state, 10)).toBe(address(3));
    expect(cheapestProvider(state, 5)).toBe(address(1));
    expect(cheapestProvider(state, 20)).toBeNull();
  });
});

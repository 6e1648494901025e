import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address } from '../../../test/fixtures/world.js';
import { parseTokens } from '../../scenario/index.js';
import { bestStake, chanceOfRise, FEWEST_EXAMPLES, type Rivalry } from './forecast.js';
import { hasLost, nextStake, rivalryOf } from './forecaster.js';
import { dueFor, type EndedSlot, type Prediction } from './state.js';
import { worthOfForecasts } from './subscriber.js';

const coins = (amount: string) => parseTokens(amount);
const SLOT: EndedSlot = {
  slot: 1,
  price: coins('1'),
  rose: true,
  up: coins('60'),
  down: coins('30'),
  revenue: 0n,
  lost: coins('30'),
};
const ME = address(1);

describe('a forecast', () => {
  const weights = [1];
  it('is not made of too few prices', () => {
    const few = Array.from({ length: FEWEST_EXAMPLES + 2 }, (_, i) => 1 + (i % 2));
    expect(chanceOfRise({ prices: few, weights })).toBeNull();
    expect(chanceOfRise({ prices: [...few, 1], weights })).not.toBeNull();
  });

  it.each([
    ['turns where the price always turned', Array.from({ length: 40 }, (_, i) => 1 + (i % 2)), 0, 0.2],
    ['turns back up as well', Array.from({ length: 41 }, (_, i) => 1 + (i % 2)), 0.8, 1],
    ['goes on where the price always rose', Array.from({ length: 40 }, (_, i) => 1.01 ** i), 0.8, 1],
  ])('%s', (_title, prices, least, most) => {
    const chance = chanceOfRise({ prices, weights })!;
    expect(chance).toBeGreaterThanOrEqual(least);
    expect(chance).toBeLessThanOrEqual(most);
  });

  it('does not depend on the unit of price', () => {
    const prices = Array.from({ length: 30 }, (_, i) => 1 + ((i * 7) % 5) / 10);
    const dear = prices.map((price) => price * 1e18);
    expect(chanceOfRise({ prices: dear, weights })).toBeCloseTo(chanceOfRise({ prices, weights })!, 9);
  });
});

describe('the stake that gains most', () => {
  it.each([
    // √(0.75 × 12 × 10 / 0.25) − 10
    ['is a root of what there is to win', 0.75, { right: 10, wrong: 0, revenue: 12, lost: 1 }, 8.974],
    // √(0.6 × 40 × 10 / 0.4) − 10
    ['is larger where others will be wrong', 0.6, { right: 10, wrong: 28, revenue: 12, lost: 1 }, 14.495],
    [
      'is nothing where others already stake more than there is to win',
      0.6,
      { right: 100, wrong: 0, revenue: 12, lost: 1 },
      0,
    ],
    [
      'has no end where nothing can be lost',
      0.5,
      { right: 10, wrong: 0, revenue: 12, lost: 0 },
      Number.POSITIVE_INFINITY,
    ],
  ])('%s', (_title, chance, rivalry, stake) => {
    expect(bestStake(chance, rivalry)).toBeCloseTo(stake, 3);
  });

  it('gains no more when it is a little larger or smaller', () => {
    const amount = fc.double({ min: 0.1, max: 1_000, noNaN: true });
    const chances = fc.double({ min: 0.5, max: 0.99, noNaN: true });
    const parts = fc.double({ min: 0.05, max: 1, noNaN: true });
    fc.assert(
      fc.property(chances, amount, amount, amount, parts, (chance, right, wrong, revenue, lost) => {
        const rivalry: Rivalry = { right, wrong, revenue, lost };
        const gain = (stake: number) =>
          (chance * (revenue + lost * wrong) * stake) / (right + stake) - (1 - chance) * lost * stake;
        const best = bestStake(chance, rivalry);
        for (const other of [best * 0.9, best * 1.1 + 0.01]) expect(gain(other)).toBeLessThanOrEqual(gain(best) + 1e-9);
      }),
    );
  });

  it.each([
    ['a third of the way', coins('3'), 6, coins('4')],
    ['a third of the way down', coins('3'), 0, coins('2')],
    ['no further than to its limit', coins('9'), 100, coins('10')],
    ['to nothing where it has come to next to nothing', coins('0.01'), 0, 0n],
  ])('is gone to by %s', (_title, before, best, stake) => {
    expect(nextStake(before, best, { first: coins('1'), most: coins('10') })).toBe(stake);
  });
});

describe('what a prediction is due', () => {
  it.each([
    // As in the contract's test: 60 to 30, and 30 lost.
    ['its stake and two thirds of the pot', true, '40', 1_000_000n, '60'],
    ['its stake and a third of the pot', true, '20', 1_000_000n, '30'],
    ['nothing where it was wrong', false, '30', 1_000_000n, '0'],
    ['what is left where a part is lost', false, '30', 250_000n, '22.5'],
  ])('is %s', (_title, up, stake, lost, due) => {
    expect(dueFor({ up, stake: coins(stake) }, SLOT, lost)).toBe(coins(due));
  });
});

describe('somebody who forecasts', () => {
  const slots = [0, 1, 2, 3].map(
    (slot): EndedSlot => ({ ...SLOT, slot, rose: slot % 2 === 1, up: 60n, down: 30n, lost: 30n }),
  );
  const made = (slot: number, up: boolean, stake = 10n): Prediction => ({ slot, up, stake, paid: null });
  const terms = { subscriptionPrice: '20', subscriptionSlots: 10, lostPercent: 100 };

  it('reckons with what others stake, and not with its own', () => {
    const feeds = {
      running: 4,
      slots: slots.map((slot) => ({ ...slot, up: coins('60'), down: coins('30') })),
      predictions: new Map([[ME, [made(1, true, coins('20')), made(2, true, coins('20'))]]]),
      subscriptions: new Map([
        [address(2), { first: 1, last: 5 }],
        [address(3), { first: 1, last: 4 }],
      ]),
    };
    // Right: 30, 60 − 20, 30, 60; wrong: 60, 30, 60 − 20, 30; one has paid 20 for ten slots, the next one among them.
    expect(rivalryOf(feeds, ME, terms)).toEqual({ right: 40, wrong: 40, revenue: 2, lost: 1 });
  });

  const pausing = { patience: 2, restSlots: 3 };
  it.each([
    ['goes on while it has made too few', [made(1, false)], false],
    ['stops when its latest lost', [made(1, false), made(2, true)], true],
    ['goes on when they gained', [made(1, true), made(3, true)], false],
    ['begins anew after it stayed away', [made(0, true), made(3, false)], false],
  ])('%s', (_title, own, expected) => {
    expect(hasLost({ predictions: new Map([[ME, own]]), slots }, ME, pausing, 1_000_000n)).toBe(expected);
  });
});

describe('what forecasts were worth', () => {
  const priced = (price: string, up: bigint, down: bigint): EndedSlot => ({ ...SLOT, price: coins(price), up, down });
  it('is half of what was foreseen, less the pool’s fee for each change of mind', () => {
    // Foreseen: + 10 % with a change of mind, − 10 % with another; then nothing was said.
    const slots = [priced('1', 0n, 0n), priced('1.1', 2n, 1n), priced('0.99', 1n, 2n), priced('2', 1n, 1n)];
    expect(worthOfForecasts(slots)).toBeCloseTo((0.05 - 0.003 + 0.05 - 0.003) / 3, 9);
  });
  it('is a loss where they were wrong', () => {
    expect(worthOfForecasts([priced('1', 0n, 0n), priced('0.9', 2n, 1n)])).toBeCloseTo(-0.053, 9);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atMarket, callsIn, type MarketSituation, marketScenario } from '../../../../test/fixtures/market.js';
import { NOW } from '../../../../test/fixtures/world.js';
import { TOKEN } from '../../../scenario/index.js';
import { compareYields, expectedYield, followYield, type YieldTaste } from './yield-staker.js';

const TASTE: YieldTaste = {
  attention: 1,
  mostImpactPercent: 100,
  stakeShare: 0.9,
  outsideYieldPercent: 4,
  marginPercent: 2,
  trendWeight: 0,
  lookBackTicks: 4,
  yieldDeviation: 0,
  sellsWhenLeaving: true,
};
const TICKS_A_YEAR = 31_557_600 / 604_800;
/** Four ticks in which stakers were promised a yield (1 = 100 % a year) on 1,000 tokens, and one token cost a coin. */
const paying = (yearly: number, more: MarketSituation = {}): MarketSituation => ({
  tick: 6,
  totalStaked: 1_000n * TOKEN,
  rewards: Array.from({ length: 4 }, () => BigInt(Math.round((1_000 * yearly * 1e9) / TICKS_A_YEAR)) * 10n ** 9n),
  past: Array.from({ length: 5 }, () => ({ price: 1 })),
  ...more,
});
const does = (situation: MarketSituation, taste: Partial<YieldTaste> = {}) =>
  callsIn(followYield({ ...TASTE, ...taste })(atMarket(situation)));
const LATER = NOW + 10 ** 9;

describe('what a staker takes staking to bring', () => {
  it('is the rewards of the latest ticks on all that is staked, a year', () => {
    expect(expectedYield(atMarket(paying(0.1)), TASTE)).toBeCloseTo(0.1, 6);
  });

  it('counts the change of price as far as the staker thinks that it goes on', () => {
    const halved = paying(0.1, { past: [{ price: 2 }, { price: 2 }, { price: 1 }, { price: 1 }, { price: 1 }] });
    const fall = (Math.log(0.5) * TICKS_A_YEAR) / 4;
    expect(expectedYield(atMarket(halved), { ...TASTE, trendWeight: 0.5 })).toBeCloseTo(0.1 + 0.5 * fall, 6);
  });

  it('is unknown before so many ticks have passed', () => {
    expect(expectedYield(atMarket(paying(0.1, { tick: 3 })), TASTE)).toBeNull();
  });
});

describe('a staker who compares', () => {
  it('stays where it is while neither is better by its margin', () => {
    expect([0.01, 0.03, 0.05, 0.07].map((each) => compareYields(each, TASTE))).toEqual([
      'leave',
      'stay',
      'stay',
      'stake',
    ]);
  });

  it('begins as a staker', () => {
    expect(does({ tick: 0, tokens: 100n * TOKEN })).toEqual([['stake', 90n * TOKEN]]);
  });

  it('sends its stake through the cooldown when it could earn more elsewhere', () => {
    const active = 100n * TOKEN;
    expect(does(paying(0.01, { stake: { active } }))).toEqual([['startCooldown', active]]);
    const scenario = marketScenario({}, { staking: { cooldownSeconds: 0 } });
    expect(does(paying(0.01, { stake: { active }, scenario }))).toEqual([['withdraw', active]]);
  });

  it('waits until it has cooled, then takes it out and sells it', () => {
    const cooling = 100n * TOKEN;
    expect(does(paying(0.01, { stake: { cooling, readyAt: LATER } }))).toEqual([]);
    expect(does(paying(0.01, { stake: { cooling, readyAt: NOW } }))).toEqual([['withdraw', cooling]]);
    expect(does(paying(0.01, { tokens: 50n * TOKEN }))).toEqual([['swapExactTokensForTokens', 50n * TOKEN]]);
    expect(does(paying(0.01, { tokens: 50n * TOKEN }), { sellsWhenLeaving: false })).toEqual([]);
  });

  it('does not begin a cooldown anew while something cools', () => {
    expect(does(paying(0.01, { stake: { active: TOKEN, cooling: TOKEN, readyAt: LATER } }))).toEqual([]);
  });

  it('comes back with tokens and coins when staking pays again', () => {
    expect(does(paying(0.2, { tokens: 100n * TOKEN, coins: 10n * TOKEN }))).toEqual([
      ['stake', 90n * TOKEN],
      ['swapExactTokensForTokens', 10n * TOKEN],
    ]);
  });

  it('takes stake out at no yield at which it would not at a lower one', () => {
    const yearly = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(yearly, yearly, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, yieldDeviation) => {
        const leaves = (each: number) =>
          does(paying(each, { stake: { active: TOKEN } }), { yieldDeviation }).some(
            ([name]) => name === 'startCooldown',
          );
        if (leaves(Math.max(one, other))) expect(leaves(Math.min(one, other))).toBe(true);
      }),
    );
  });

  it('never stakes, sells or spends more than it has', () => {
    const wei = fc.bigInt({ min: 0n, max: 10n ** 24n });
    fc.assert(
      fc.property(wei, wei, wei, fc.double({ min: 0, max: 1, noNaN: true }), (tokens, coins, active, yearly) => {
        for (const [name, amount] of does(paying(yearly, { tokens, coins, stake: { active } }))) {
          if (name === 'startCooldown') expect(amount).toBe(active);
          else expect(amount).toBeLessThanOrEqual(yearly > 0.06 && name !== 'stake' ? coins : tokens);
        }
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { contracts, worldView } from '../../../test/fixtures/world.js';
import { yieldOfTick } from './yield.js';

const pool = contracts.stakePool;
const into = (kind: string, amount: bigint, asset = 'token') => ({
  asset,
  from: contracts.emission,
  to: pool,
  kind,
  amount,
});
const week = 604_800;
const asked = (differences: Partial<Parameters<typeof yieldOfTick>[0]> = {}) => ({
  view: worldView({ staking: { totalStaked: 5_200n } }),
  transfers: [into('emission', 2n)],
  previousTime: 1_000_000,
  time: 1_000_000 + week,
  ...differences,
});

describe('the yield of a stake', () => {
  it('is what the tick brought, as long as a year of such ticks is', () => {
    // Two of 5,200 a week, 52.18 times a year.
    expect(yieldOfTick(asked())).toBeCloseTo((2 / 5_200) * (31_557_600 / week), 7);
    expect(yieldOfTick(asked({ time: 1_000_000 + 2 * week }))).toBeCloseTo((2 / 5_200) * (31_557_600 / week / 2), 7);
  });

  it('counts neither stakes nor other assets nor what goes elsewhere', () => {
    const elsewhere = { ...into('emission', 9n), to: contracts.trainerPool };
    expect(yieldOfTick(asked({ transfers: [into('stake', 99n), into('fee', 7n, 'stable'), elsewhere] }))).toBe(0);
  });

  it('is unknown where nothing is staked, and before the first tick', () => {
    expect(yieldOfTick(asked({ view: worldView({ staking: { totalStaked: 0n } }) }))).toBeNull();
    expect(yieldOfTick(asked({ previousTime: 0 }))).toBeNull();
  });
});

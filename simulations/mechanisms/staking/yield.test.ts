import { describe, expect, it } from 'vitest';
import { contracts, FactIndexer, worldView } from '../../../test/fixtures/world.js';
import { stakingYield, yieldOfTick } from './yield.js';

const YEAR = 31_557_600;
const span = { now: 10_000, since: 0, seconds: 1_000 };

describe('what staking earns a year', () => {
  it('is the rewards promised in the latest time, of all that is staked', () => {
    const added = [500, 9_000, 9_001, 10_000].map((time) => ({ time, amount: 10n }));
    // Two of the four within the last thousand seconds: 20 of 1,000.
    expect(stakingYield({ added, totalStaked: 1_000n }, span)).toBeCloseTo((0.02 * YEAR) / 1_000, 9);
  });

  it('is nothing where nothing was promised, and unknown while nobody stakes or too little time has passed', () => {
    expect(stakingYield({ added: [], totalStaked: 1_000n }, span)).toBe(0);
    expect(stakingYield({ added: [], totalStaked: 0n }, span)).toBeNull();
    expect(stakingYield({ added: [], totalStaked: 1_000n }, { ...span, since: 9_001 })).toBeNull();
  });

  it('goes by what the pool told of rewards, the latest of which are kept', () => {
    const indexer = new FactIndexer();
    for (let time = 1; time <= 70; time++) indexer.apply(time, { type: 'stakingRewardsAdded', amount: BigInt(time) });
    const { added } = indexer.view.staking;
    expect(added).toHaveLength(64);
    expect(added.at(-1)).toEqual({ time: 70, amount: 70n });
  });
});

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

describe('the yield of a tick', () => {
  it('is what the tick brought, as long as a year of such ticks is', () => {
    // Two of 5,200 a week, 52.18 times a year.
    expect(yieldOfTick(asked())).toBeCloseTo((2 / 5_200) * (YEAR / week), 7);
    expect(yieldOfTick(asked({ time: 1_000_000 + 2 * week }))).toBeCloseTo((2 / 5_200) * (YEAR / week / 2), 7);
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

import { describe, expect, it } from 'vitest';
import { FactIndexer } from '../../../test/fixtures/world.js';
import { stakingYield } from './yield.js';

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

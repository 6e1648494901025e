import { describe, expect, it } from 'vitest';
import { address, worldView } from '../../../test/fixtures/world.js';
import { accruedRewards } from './accrued.js';

const [alice, bob] = [address(1), address(2)];
const SCALE = 10n ** 18n;

/** What is accrued at a time, of 40 wei a second that stream from second 100 on until 200. */
function accrued(time: number, stakes: readonly (readonly [typeof alice, bigint])[], booked: readonly bigint[]) {
  const view = worldView({
    staking: {
      stakes: new Map(stakes.map(([account, active]) => [account, { active, cooling: 50n, readyAt: 0 }])),
      totalStaked: stakes.reduce((sum, [, active]) => sum + active, 0n),
    },
  });
  return accruedRewards(view, [alice, bob], time).of([40n, 200n, 100n, 3n * SCALE, ...booked]);
}

describe('staking rewards that are not claimed', () => {
  const stakes = [
    [alice, 30n],
    [bob, 10n],
  ] as const;

  it('are what was booked, and the share of what has streamed since', () => {
    // Ten seconds of 40 wei over 40 staked: 10 a token, on top of the 3 that were stored.
    expect(accrued(110, stakes, [5n, 0n, 7n, SCALE])).toEqual([5n + 30n * 13n, 7n + 10n * 12n]);
  });

  it('stream no longer than the period lasts, and not before the pool was last brought up to date', () => {
    expect(accrued(999, stakes, [0n, 0n, 0n, 0n])).toEqual([30n * 103n, 10n * 103n]);
    expect(accrued(200, stakes, [0n, 0n, 0n, 0n])).toEqual([30n * 103n, 10n * 103n]);
    expect(accrued(50, stakes, [0n, 0n, 0n, 0n])).toEqual([30n * 3n, 10n * 3n]);
  });

  it('are what was booked for whoever has no stake, where nobody has one too', () => {
    expect(accrued(150, [], [5n, 0n, 7n, 0n])).toEqual([5n, 7n]);
  });

  it('are asked of the pool: its rate and period, and what each account has booked', () => {
    const { asked } = accruedRewards(worldView(), [alice, bob], 1);
    expect(asked.map(({ words }) => words)).toEqual([
      'StakePool.rewardRate()',
      'StakePool.periodFinish()',
      'StakePool.lastUpdateTime()',
      'StakePool.rewardPerTokenStored()',
      `StakePool.rewards(${alice})`,
      `StakePool.userRewardPerTokenPaid(${alice})`,
      `StakePool.rewards(${bob})`,
      `StakePool.userRewardPerTokenPaid(${bob})`,
    ]);
  });
});

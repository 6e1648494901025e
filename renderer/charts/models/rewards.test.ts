import { describe, expect, it } from 'vitest';
import { quietFrame, tokens } from '../../test-support/frames.js';
import { vocabulary } from '../../test-support/words.js';
import { rewardsModel } from './rewards.js';

const frames = [
  quietFrame(0, {
    flows: [{ asset: 'token', from: 'mint', to: 'whale', kind: 'genesis', amount: tokens(1_000), count: 3 }],
  }),
  quietFrame(1, {
    flows: [
      {
        asset: 'token',
        from: 'trainerPool',
        to: 'honestTrainer',
        kind: 'trainingReward',
        amount: tokens(60),
        count: 16,
      },
      { asset: 'token', from: 'trainerPool', to: 'freeRider', kind: 'trainingReward', amount: tokens(20), count: 4 },
      { asset: 'token', from: 'mint', to: 'treasury', kind: 'emission', amount: tokens(20), count: 1 },
      { asset: 'token', from: 'mint', to: 'trainerPool', kind: 'emission', amount: tokens(80), count: 1 },
    ],
  }),
  quietFrame(2, {
    flows: [
      { asset: 'token', from: 'stakePool', to: 'whale', kind: 'stakingReward', amount: tokens(5), count: 1 },
      { asset: 'token', from: 'stakePool', to: 'delegate', kind: 'stakingReward', amount: tokens(5), count: 1 },
    ],
  }),
];

describe('rewards by group', () => {
  it('leave out starting balances and what only passes through a pool', () => {
    const model = rewardsModel(frames, vocabulary, 'tick');
    expect(model.series.map(({ key }) => key)).toEqual(['honestTrainer', 'freeRider', 'community', 'treasury']);
    expect(model.series.map(({ values }) => values[1])).toEqual([60, 20, 0, 20]);
  });

  it('put all who hold and vote together', () => {
    const community = rewardsModel(frames, vocabulary, 'total').series.find(({ key }) => key === 'community');
    expect(community?.values).toEqual([0, 0, 10]);
  });

  it('as shares add up to 1 wherever anything was paid, and are absent elsewhere', () => {
    const model = rewardsModel(frames, vocabulary, 'share');
    const at = (tick: number) => model.series.map(({ values }) => values[tick] ?? null);
    expect(at(0).every((value) => value === null)).toBe(true);
    expect(at(1).reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBeCloseTo(1);
  });

  it('mark free-riders with a pattern, not by colour alone', () => {
    expect(rewardsModel(frames, vocabulary, 'total').series.find(({ key }) => key === 'freeRider')?.pattern).toBe(
      'hatch',
    );
  });
});

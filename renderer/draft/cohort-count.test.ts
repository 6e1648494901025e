import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortOfSize } from '../test-support/cohorts.js';
import { firstAttackers, withCount } from './cohort-count.js';

describe('a cohort of another size', () => {
  it('leaves each member as many tokens as before', () => {
    expect(withCount(cohortOfSize(2, '500'), 6)).toMatchObject({ count: 6, holdings: { totalTokens: '1500' } });
    expect(withCount(cohortOfSize(4, '10'), 1)).toMatchObject({ count: 1, holdings: { totalTokens: '2.5' } });
  });

  it('comes back when its size does, where its tokens can be dealt out evenly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        fc.nat(10 ** 9),
        (one, other, each) => {
          const cohort = cohortOfSize(one, String(one * each));
          expect(withCount(withCount(cohort, other), one)).toEqual(cohort);
        },
      ),
    );
  });

  it('of attackers begins with one that has what a trainer has', () => {
    const trainers = { ...cohortOfSize(4, '2000'), archetype: 'honestTrainer', stakeTokens: '200' };
    expect(firstAttackers('signFlipper', [trainers])).toMatchObject({
      name: 'poisoner',
      count: 1,
      holdings: { totalTokens: '500' },
      stakeTokens: '200',
    });
  });
});

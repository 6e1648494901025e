import { describe, expect, it } from 'vitest';
import { clientRound, federationRound } from '../../../test-support/rounds.js';
import { roundAccuracyModel } from './round-accuracy.js';

const goals = { target: 0.97, published: null };

describe('the accuracy of a federation', () => {
  it('spreads from the worst to the best client on its own examples, leaving out those that did not train', () => {
    const clients = [
      clientRound(0, { trainAccuracy: 0.4 }),
      clientRound(1, { trainAccuracy: 0.9 }),
      clientRound(2, { trainAccuracy: null, outcome: 'dropped' }),
    ];
    const { series } = roundAccuracyModel([federationRound(0), federationRound(1, { clients })], goals);
    const spread = series.find(({ key }) => key === 'spread');
    expect(spread?.low).toEqual([null, 0.4]);
    expect(spread?.values).toEqual([null, 0.9]);
  });

  it('marks the published number of rounds', () => {
    const published = { source: 'McMahan et al. 2017', rounds: 87, tolerancePercent: 25 };
    const { moments, references } = roundAccuracyModel([], { target: 0.97, published });
    expect(moments).toEqual([{ tick: 87, label: 'Published: 87 rounds' }]);
    expect(references[0]?.value).toBe(0.97);
  });

  it('has a second line only where a backdoor is tried', () => {
    const keys = (backdoorSuccess: number | null) =>
      roundAccuracyModel([federationRound(0, { backdoorSuccess })], goals).series.map(({ key }) => key);
    expect(keys(null)).not.toContain('backdoor');
    expect(keys(0.2)).toContain('backdoor');
  });
});

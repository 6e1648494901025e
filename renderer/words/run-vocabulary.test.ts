import { describe, expect, it } from 'vitest';
import { vocabulary } from '../test-support/words.js';
import { bareText, measuredText, measureTitle } from './measures.js';

const measure = { name: 'one', title: 'One', description: '' } as const;

describe("a run's own words", () => {
  it('name its parties and flows, and what they leave out is said in plain words', () => {
    expect(vocabulary.partyName('honestTrainer')).toBe('Honest trainers');
    expect(vocabulary.memberName('signFlipper')).toBe('Poisoner');
    expect(vocabulary.flowName('trainingReward')).toBe('Training reward');
    expect(vocabulary.partyName('insuranceFund')).toBe('Insurance fund');
    expect(vocabulary.colourOf('insuranceFund')).toBe('var(--neutral-1)');
  });

  it('tell groups that do harm apart by pattern, also from each other', () => {
    expect(vocabulary.patternOf('honestTrainer')).toBeUndefined();
    expect(vocabulary.patternOf('freeRider')).not.toBe(vocabulary.patternOf('signFlipper'));
  });

  it('put groups in order by family, wherever the run lists them', () => {
    expect(vocabulary.inOrder(['treasury', 'community', 'staker', 'freeRider', 'honestTrainer'])).toEqual([
      'honestTrainer',
      'freeRider',
      'staker',
      'community',
      'treasury',
    ]);
  });

  it('let tokens pass through pools, and end in a treasury', () => {
    expect(
      ['trainerPool', 'stakePool', 'treasury', 'whale', 'mint'].map((party) => vocabulary.passesOn(party)),
    ).toEqual([true, true, false, false, false]);
  });

  it.each([
    [{ unit: 'wei' }, '2500000000000000000', '2.5 FOLK'],
    [{ unit: 'wei', asset: 'stable' }, '2500000', '2.5 USD'],
    [{ unit: 'price' }, 0.25, '0.25 USD per FOLK'],
    [{ unit: 'tokens' }, 1250, '1,250 FOLK'],
    [{ unit: 'score' }, 0.0123, '1.23 points'],
    [{ unit: 'share' }, 0.5, '50.0\u00a0%'],
    [{ unit: 'count' }, 3, '3'],
    [{ unit: 'price' }, null, '–'],
  ] as const)('say a value of %j with its unit', (kind, value, text) => {
    expect(measuredText({ ...measure, ...kind }, value, vocabulary)).toBe(text);
  });

  it('say names as they are', () => {
    expect(bareText({ ...measure, unit: 'name' }, 'whale-1', vocabulary)).toBe('whale-1');
  });

  it('call a measure of a party by the party’s name', () => {
    const titled = (title: string, party?: string) =>
      measureTitle({ ...measure, unit: 'share', title, ...(party === undefined ? {} : { party }) }, vocabulary);
    expect(titled('Votes of honestTrainer', 'honestTrainer')).toBe('Votes of honest trainers');
    expect(titled('Turnout')).toBe('Turnout');
  });
});

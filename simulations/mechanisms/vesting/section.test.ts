import { describe, expect, it } from 'vitest';
import { type VestingGroupDraft, vestingSection } from './section.js';

const group = (fields: Partial<VestingGroupDraft> = {}): VestingGroupDraft => ({
  name: 'Team',
  sharePercent: 100,
  holder: { kind: 'cohort', cohort: 'team' },
  ...fields,
});
const complaints = (...groups: VestingGroupDraft[]) => {
  const { error } = vestingSection.safeParse({ totalTokens: '1000', groups });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('the section of an allocation', () => {
  it('fills in what is not said', () => {
    const { groups, secondsPerMonth } = vestingSection.parse({ totalTokens: '1000', groups: [group()] });
    expect(secondsPerMonth).toBe(2_629_800);
    expect(groups[0]).toMatchObject({
      category: 'other',
      holder: { kind: 'cohort', cohort: 'team', wallet: 'member' },
      unlockedAtLaunchPercent: 0,
      shape: 'linear',
      stepMonths: 1,
      accruesDuringCliff: true,
      votesWhileLocked: false,
      claimEveryTicks: 1,
    });
  });

  it('takes shares that add up to 100 % in millionths, whatever floats make of their sum', () => {
    const thirds = [33.333333, 33.333333, 33.333334].map((sharePercent, i) => group({ name: `G${i}`, sharePercent }));
    expect(complaints(...thirds)).toEqual([]);
    const tenths = [0.1, 0.2, 99.7].map((sharePercent, i) => group({ name: `G${i}`, sharePercent }));
    expect(complaints(...tenths)).toEqual([]);
  });

  it('says to what the shares add up when it is not 100 %', () => {
    const groups = [group({ sharePercent: 60 }), group({ name: 'Users', sharePercent: 39.5 })];
    expect(complaints(...groups)).toEqual(['groups: the shares must add up to 100 %, and add up to 99.5 %']);
  });

  it.each<[string, Partial<VestingGroupDraft>, string]>([
    ['a share of nothing', { sharePercent: 0 }, 'sharePercent'],
    ['a share too fine to be counted', { sharePercent: 33.33333333 }, 'sharePercent: must have at most 6 digits'],
    [
      'a cliff beyond the end',
      { cliffMonths: 12, durationMonths: 6 },
      'cliffMonths: ends after all is unlocked, in month 6',
    ],
    [
      'a duration for a cliff',
      { shape: 'cliff', cliffMonths: 6, durationMonths: 12 },
      'durationMonths: a cliff unlocks everything at month 6',
    ],
    [
      'steps that do not fit',
      { shape: 'steps', durationMonths: 12, stepMonths: 5 },
      'stepMonths: steps of 5 months do not fill 12 months',
    ],
    [
      'steps that do not fit what is after the cliff',
      { shape: 'log', cliffMonths: 3, durationMonths: 12, stepMonths: 2, accruesDuringCliff: false },
      'stepMonths: steps of 2 months do not fill 9 months',
    ],
    [
      'more steps than anybody counts',
      { shape: 'steps', durationMonths: 48, stepMonths: 0.001 },
      'stepMonths: makes more than 1300 steps',
    ],
  ])('refuses %s', (_, fields, message) => {
    expect(complaints(group(fields)).join('\n')).toContain(`groups.0.${message}`);
  });

  it('refuses two groups of one name, and steps that are no whole seconds', () => {
    const halves = [group({ sharePercent: 50 }), group({ sharePercent: 50 })];
    expect(complaints(...halves)).toEqual(['groups.1.name: "Team" is named twice']);
    const odd = { shape: 'steps', durationMonths: 1, stepMonths: 0.1 } as const;
    const { error } = vestingSection.safeParse({ totalTokens: '1', secondsPerMonth: 15, groups: [group(odd)] });
    expect(error?.issues[0]?.message).toBe('0.1 months of 15 s are no whole number of seconds');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTokens } from '../../../scenario/index.js';
import { ALLOCATION_PRESETS } from '../presets.js';
import { type VestingGroupDraft, vestingSection } from '../section.js';
import { type Electorate, outlookOf } from './outlook.js';

const LAUNCH = 1_767_225_600;
const sectionOf = (groups: readonly VestingGroupDraft[]) =>
  vestingSection.parse({ totalTokens: '1000', groups: [...groups] });
const member = (name: string, cohort: string, tokens: string) => ({ name, cohort, free: parseTokens(tokens) });
const electorate = (members: Electorate['members'], supply: string, quorumShare: number): Electorate => ({
  members,
  rules: { supply: parseTokens(supply), quorumShare, oppositionShare: 1 },
});

const team: VestingGroupDraft = {
  name: 'Team',
  category: 'insiders',
  sharePercent: 60,
  holder: { kind: 'cohort', cohort: 'insiders' },
  cliffMonths: 6,
  shape: 'cliff',
};
const sold: VestingGroupDraft = {
  name: 'Sold',
  category: 'publicSale',
  sharePercent: 30,
  holder: { kind: 'cohort', cohort: 'buyers' },
  unlockedAtLaunchPercent: 100,
};
const kept: VestingGroupDraft = { name: 'Kept', sharePercent: 10, holder: { kind: 'treasury' } };

describe('what an allocation means', () => {
  it('is told at launch, at every jump, and before it', () => {
    const outlook = outlookOf(sectionOf([team, sold, kept]), LAUNCH, null);
    expect(outlook.atLaunch.float).toEqual({ tokens: '400', percent: 40 });
    expect(outlook.atLaunch.circulating).toEqual({ tokens: '300', percent: 30 });
    expect(outlook.months).toEqual([0, 6, 6]);
    expect(outlook.curves).toEqual([
      { group: 'Team', percent: [0, 0, 60] },
      { group: 'Sold', percent: [30, 30, 30] },
      { group: 'Kept', percent: [10, 10, 10] },
    ]);
    expect(outlook.unlocks).toEqual([{ tokens: '600', percent: 60, month: 6, groups: ['Team'], percentOfFloat: 150 }]);
    expect(outlook.allUnlockedMonth).toBe(6);
    expect(outlook.deciders).toBeNull();
  });

  it('says who could decide alone once a cliff has passed, and that nobody could before', () => {
    const members = [member('ann', 'insiders', '0'), member('bob', 'buyers', '0'), member('eve', 'buyers', '0')];
    const { deciders } = outlookOf(sectionOf([team, sold, kept]), LAUNCH, electorate(members, '1000', 0.04));
    expect(deciders).toEqual([
      { month: 0, largest: { name: 'bob', percentOfVotes: 50 }, alone: [], fewest: 2 },
      { month: 6, largest: { name: 'ann', percentOfVotes: expect.closeTo(66.6666, 3) }, alone: ['ann'], fewest: 1 },
    ]);
  });

  it('counts locked tokens as votes from launch where they may vote, and never the treasury’s', () => {
    const members = [member('ann', 'insiders', '0'), member('bob', 'buyers', '0')];
    const section = sectionOf([{ ...team, votesWhileLocked: true }, sold, kept]);
    expect(outlookOf(section, LAUNCH, electorate(members, '1000', 0.04)).deciders![0]!.alone).toEqual(['ann']);
    // 60 % of the supply, the treasury's part of it included, are no two thirds.
    expect(outlookOf(section, LAUNCH, electorate(members, '1000', 0.66)).deciders![0]!.alone).toEqual([]);
  });

  it('knows what voters hold besides', () => {
    const members = [member('ann', 'insiders', '0'), member('bob', 'buyers', '5000')];
    const { deciders } = outlookOf(sectionOf([team, sold, kept]), LAUNCH, electorate(members, '6000', 0.5));
    expect(deciders!.map(({ alone }) => alone)).toEqual([['bob'], ['bob']]);
  });

  it('never unlocks less later, ends at everything, and stays as small as a chart can show', () => {
    const preset = fc.constantFrom(...ALLOCATION_PRESETS);
    fc.assert(
      fc.property(preset, fc.integer({ min: 0, max: 4_000_000_000 }), ({ groups }, launch) => {
        const { months, curves, allUnlockedMonth } = outlookOf(sectionOf(groups), launch, null);
        expect(months.length).toBeLessThan(500);
        expect(months.at(-1)).toBe(allUnlockedMonth);
        for (const { percent } of curves) {
          expect(percent).toEqual([...percent].sort((a, b) => a - b));
        }
        expect(curves.reduce((sum, { percent }) => sum + percent.at(-1)!, 0)).toBeCloseTo(100, 5);
      }),
      { numRuns: 20 },
    );
  });

  it('is thinned where there are more dates than anybody can see, the last one kept', () => {
    const long = { ...team, cliffMonths: 0, durationMonths: 1_000, shape: 'steps' as const };
    const outlook = outlookOf(sectionOf([long, sold, kept]), LAUNCH, null);
    expect(outlook.months.length).toBeLessThan(500);
    expect(outlook.months.at(-1)).toBe(1_000);
    expect(outlook.curves[0]!.percent.at(-1)).toBeCloseTo(60, 6);
    expect(outlook.unlocks[0]!.month).toBe(1);
  });
});

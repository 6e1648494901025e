import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTokens, TOKEN } from '../../scenario/index.js';
import {
  allocate,
  circulatingAt,
  nextUnlockOf,
  scheduleDates,
  splitByWeights,
  unlockCurves,
  unlockDates,
  unlockedAt,
} from './allocation.js';
import { SECONDS_PER_MONTH as MONTH, type VestingGroupDraft, vestingSection } from './section.js';

const LAUNCH = 1_767_225_600;
const member = { kind: 'cohort', cohort: 'team' } as const;
const sectionOf = (groups: VestingGroupDraft[], totalTokens = '1000000') =>
  vestingSection.parse({ totalTokens, groups });
const launchOf = (groups: VestingGroupDraft[]) => allocate(sectionOf(groups), LAUNCH);
const at = (months: number) => LAUNCH + months * MONTH;

const THREE: VestingGroupDraft[] = [
  { name: 'Team', sharePercent: 20, holder: member, cliffMonths: 12, durationMonths: 48, shape: 'steps' },
  { name: 'Public', sharePercent: 30, holder: member, unlockedAtLaunchPercent: 100 },
  { name: 'Treasury', sharePercent: 50, holder: { kind: 'treasury' }, unlockedAtLaunchPercent: 10, durationMonths: 10 },
];

describe('an allocation', () => {
  it('divides to the wei, whatever the shares', () => {
    const weights = fc.array(fc.bigInt({ min: 1n, max: 10n ** 8n }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), weights, (amount, each) => {
        const sum = each.reduce((a, b) => a + b, 0n);
        const parts = splitByWeights(amount, each);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(amount);
        for (const [i, part] of parts.entries()) {
          const exact = (amount * each[i]!) / sum;
          expect(part === exact || part === exact + 1n).toBe(true);
        }
      }),
    );
  });

  it('unlocks at launch what is to be unlocked, and locks the rest', () => {
    const tokens = launchOf(THREE).map(({ amount, atLaunch, locked }) => [amount, atLaunch, locked].map(formatTokens));
    expect(tokens).toEqual([
      ['200000', '0', '200000'],
      ['300000', '300000', '0'],
      ['500000', '50000', '450000'],
    ]);
  });

  it('locks nothing of a group whose schedule is over at launch', () => {
    const [only] = launchOf([{ name: 'All', sharePercent: 100, holder: member }]);
    expect([only!.atLaunch, only!.locked]).toEqual([1_000_000n * TOKEN, 0n]);
  });

  it('tells float and circulating supply: the treasury has unlocked tokens that do not circulate', () => {
    const groups = launchOf(THREE);
    expect(formatTokens(unlockedAt(groups, LAUNCH))).toBe('350000');
    expect(formatTokens(circulatingAt(groups, LAUNCH))).toBe('300000');
    expect(formatTokens(unlockedAt(groups, at(10)))).toBe('800000');
    expect(formatTokens(circulatingAt(groups, at(12)))).toBe('350000');
    expect(formatTokens(unlockedAt(groups, at(48)))).toBe('1000000');
  });

  it('draws curves that add up to the float and never fall', () => {
    const groups = launchOf(THREE);
    const times = Array.from({ length: 50 }, (_, month) => at(month));
    const curves = unlockCurves(groups, times);
    for (const [i, time] of times.entries()) {
      const sum = curves.reduce((total, { unlocked }) => total + unlocked[i]!, 0n);
      expect(sum).toBe(unlockedAt(groups, time));
    }
    for (const { unlocked } of curves) {
      expect(unlocked.every((value, i) => i === 0 || value >= unlocked[i - 1]!)).toBe(true);
    }
  });

  it('names the dates to look at: launch, cliff, steps, ends, and months while something flows', () => {
    const months = unlockDates(launchOf(THREE), LAUNCH, MONTH).map((date) => (date - LAUNCH) / MONTH);
    expect(months).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...Array.from({ length: 37 }, (_, i) => 12 + i)]);
  });

  it('draws a schedule in straight lines: every month, and what jumps from one second to the next', () => {
    const groups = launchOf(THREE);
    const dates = scheduleDates(groups, LAUNCH, MONTH);
    expect([dates[0], dates.at(-1)]).toEqual([LAUNCH, at(48)]);
    expect(dates).toEqual(expect.arrayContaining([at(12) - 1, at(12), at(1)]));
    // Between two neighbours nothing jumps: linear groups run straight and the others stand still.
    for (const [i, date] of dates.slice(1).entries()) {
      const before = dates[i]!;
      const middle = Math.floor((before + date) / 2);
      for (const [steps, linear] of [[groups[0]!, groups[2]!]] as const) {
        if (date - before > 1) expect(unlockedAt([steps], middle)).toBe(unlockedAt([steps], before));
        const straight = (unlockedAt([linear], before) + unlockedAt([linear], date)) / 2n;
        const off = Number(unlockedAt([linear], middle) - straight) / Number(TOKEN);
        // Half a second's worth of the group's flow, as a date between two is cut to seconds.
        expect(Math.abs(off)).toBeLessThan(0.1);
      }
    }
  });

  it('tells the next unlock as a share of what is free by then', () => {
    const groups = launchOf(THREE);
    expect(nextUnlockOf(groups, LAUNCH)).toEqual({
      time: at(12),
      amount: 50_000n * TOKEN,
      groups: ['Team'],
      shareOfFloat: 0.142857142,
    });
    expect(nextUnlockOf(groups, at(48))).toBeNull();
    const [team] = THREE;
    expect(nextUnlockOf(launchOf([{ ...team!, sharePercent: 100 }]), LAUNCH)?.shareOfFloat).toBeNull();
  });
});

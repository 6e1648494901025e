import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { LAUNCH_FLOAT, LAUNCH_QUARTILES, type Measure, standingOf } from './benchmarks.js';
import { type Category, type VestingGroupDraft, vestingGroupSchema } from './section.js';

const file = '../shared/data/vesting/schedules.csv';
const present = existsSync(file);
const title = (text: string) => (present ? text : `${text} (skipped: ${file} is absent)`);
type Row = Readonly<Record<string, string>>;
const rowsOf = (): Row[] => parse(readFileSync(file, 'utf8'), { columns: true });

/** Category as we call it → as the file does; column of each measure. */
const THEIRS: Partial<Record<Category, string>> = { incentives: 'farming', treasury: 'noncirculating' };
const COLUMN: Record<Measure, string> = {
  sharePercent: 'share_percent',
  unlockedAtLaunchPercent: 'unlocked_at_tge_percent',
  firstUnlockMonth: 'first_later_unlock_month',
  allUnlockedMonth: 'fully_unlocked_month',
};

/** By linear interpolation between neighbours. */
const quantile = (values: readonly number[], p: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const position = p * (sorted.length - 1);
  const below = sorted[Math.floor(position)]!;
  return below + (sorted[Math.ceil(position)]! - below) * (position % 1);
};

const standing = (fields: Partial<VestingGroupDraft>) => {
  const group = { name: 'Team', category: 'insiders', sharePercent: 15, holder: { kind: 'treasury' }, ...fields };
  const found = standingOf(vestingGroupSchema.parse(group));
  return Object.fromEntries(found.map(({ measure, words }) => [measure, words]));
};

describe('where a group stands among launches', () => {
  it('is told in words for each measure', () => {
    expect(standing({ durationMonths: 12, cliffMonths: 0 })).toEqual({
      sharePercent: 'in the middle half',
      unlockedAtLaunchPercent: 'in the middle half',
      firstUnlockMonth: 'in the middle half',
      allUnlockedMonth: 'in the shortest quarter',
    });
    expect(standing({ sharePercent: 40, cliffMonths: 18, durationMonths: 60, unlockedAtLaunchPercent: 5 })).toEqual({
      sharePercent: 'in the largest quarter',
      unlockedAtLaunchPercent: 'in the highest quarter',
      firstUnlockMonth: 'in the latest quarter',
      allUnlockedMonth: 'in the longest quarter',
    });
  });

  it('knows the first step, the cliff before it, and that all at launch has no later unlock', () => {
    const first = (fields: Partial<VestingGroupDraft>) =>
      standingOf(
        vestingGroupSchema.parse({
          name: 'Team',
          category: 'insiders',
          sharePercent: 15,
          holder: { kind: 'treasury' },
          ...fields,
        }),
      ).find(({ measure }) => measure === 'firstUnlockMonth')?.value;
    expect(first({ shape: 'steps', stepMonths: 3, durationMonths: 12 })).toBe(3);
    expect(first({ shape: 'steps', stepMonths: 3, durationMonths: 12, cliffMonths: 6 })).toBe(6);
    expect(
      first({ shape: 'steps', stepMonths: 3, durationMonths: 12, cliffMonths: 6, accruesDuringCliff: false }),
    ).toBe(9);
    expect(first({ shape: 'cliff', cliffMonths: 9 })).toBe(9);
    expect(first({ unlockedAtLaunchPercent: 100 })).toBeUndefined();
  });

  it('is not told for what was not measured', () => {
    expect(standing({ category: 'other' })).toEqual({});
  });
});

describe('the quartiles of launches', () => {
  it('are in order', () => {
    for (const measures of Object.values(LAUNCH_QUARTILES)) {
      for (const { lower, median, upper } of Object.values(measures))
        expect([lower, median, upper]).toEqual([lower, median, upper].sort((a, b) => a - b));
    }
  });

  it.skipIf(!present)(title('are those of the rows they were evaluated from'), () => {
    const rows = rowsOf();
    for (const [category, measures] of Object.entries(LAUNCH_QUARTILES)) {
      const theirs = Object.entries(THEIRS).find(([ours]) => ours === category)?.[1] ?? category;
      const own = rows.filter((row) => row.category === theirs);
      for (const [measure, column] of Object.entries(COLUMN) as [Measure, string][]) {
        const values = own
          .map((row) => row[column]!)
          .filter((cell) => cell !== '')
          .map(Number);
        const { lower, median, upper, count } = measures[measure];
        const where = `${category} ${measure}`;
        expect(values.length, where).toBe(count);
        expect(lower, where).toBeCloseTo(quantile(values, 0.25), 1);
        expect(median, where).toBeCloseTo(quantile(values, 0.5), 1);
        expect(upper, where).toBeCloseTo(quantile(values, 0.75), 1);
      }
    }
  });

  it.skipIf(!present)(title('tell the float of the protocols that tell of their whole supply'), () => {
    const floats = new Map<string, { share: number; free: number }>();
    for (const row of rowsOf()) {
      const share = Number(row.share_percent || 0);
      const known = floats.get(row.protocol!) ?? { share: 0, free: 0 };
      const free = known.free + (share * Number(row.unlocked_at_tge_percent)) / 100;
      floats.set(row.protocol!, { share: known.share + share, free });
    }
    const whole = [...floats.values()].filter(({ share }) => share >= 95 && share <= 105).map(({ free }) => free);
    expect(whole.length).toBe(LAUNCH_FLOAT.count);
    expect(LAUNCH_FLOAT.lower).toBeCloseTo(quantile(whole, 0.25), 1);
    expect(LAUNCH_FLOAT.median).toBeCloseTo(quantile(whole, 0.5), 1);
    expect(LAUNCH_FLOAT.upper).toBeCloseTo(quantile(whole, 0.75), 1);
  });
});

import type { Category, VestingGroup } from './section.js';

/** The quarter, the middle and three quarters of what launches do. */
export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  /** Launches' sections that were counted. */
  readonly count: number;
}

/** What is compared of a group. Percentages are 0 to 100, months are counted from launch. */
export const MEASURES = {
  sharePercent: { title: 'Share of the supply', unit: '%', low: 'smallest', high: 'largest' },
  unlockedAtLaunchPercent: { title: 'Unlocked at launch', unit: '%', low: 'lowest', high: 'highest' },
  firstUnlockMonth: { title: 'First unlock after launch', unit: 'months', low: 'earliest', high: 'latest' },
  allUnlockedMonth: { title: 'All unlocked', unit: 'months', low: 'shortest', high: 'longest' },
} as const;
export type Measure = keyof typeof MEASURES;

const row = (lower: number, median: number, upper: number, count: number): Quartiles => ({
  lower,
  median,
  upper,
  count,
});

/**
 * Quartiles of 1,705 sections of the allocations of 292 protocols, by linear interpolation between neighbours. Facts
 * evaluated from the adapters of https://github.com/DefiLlama/emissions-adapters (April 2026). "Incentives" are called
 * farming there, "treasury" non-circulating.
 */
export const LAUNCH_QUARTILES: Readonly<Partial<Record<Category, Readonly<Record<Measure, Quartiles>>>>> = {
  insiders: {
    sharePercent: row(6.19, 15, 22, 442),
    unlockedAtLaunchPercent: row(0, 0, 0, 442),
    firstUnlockMonth: row(0, 6, 12, 411),
    allUnlockedMonth: row(24, 36, 48, 431),
  },
  privateSale: {
    sharePercent: row(5.38, 12.66, 20.66, 214),
    unlockedAtLaunchPercent: row(0, 0, 0, 214),
    firstUnlockMonth: row(2, 6, 12, 203),
    allUnlockedMonth: row(14.01, 25, 42, 209),
  },
  publicSale: {
    sharePercent: row(2.5, 5.56, 12.35, 173),
    unlockedAtLaunchPercent: row(26.25, 100, 100, 174),
    firstUnlockMonth: row(0, 1, 4.11, 54),
    allUnlockedMonth: row(0, 0, 2.98, 171),
  },
  airdrop: {
    sharePercent: row(2.53, 6, 12.38, 162),
    unlockedAtLaunchPercent: row(0, 100, 100, 162),
    firstUnlockMonth: row(0, 1, 6, 64),
    allUnlockedMonth: row(0, 0, 8.43, 160),
  },
  incentives: {
    sharePercent: row(7.96, 20.65, 39.25, 228),
    unlockedAtLaunchPercent: row(0, 0, 25, 228),
    firstUnlockMonth: row(0, 0, 1.27, 185),
    allUnlockedMonth: row(1.97, 36, 60, 217),
  },
  treasury: {
    sharePercent: row(7.3, 13, 23, 320),
    unlockedAtLaunchPercent: row(0, 5.5, 100, 320),
    firstUnlockMonth: row(0, 0.73, 6, 234),
    allUnlockedMonth: row(0, 30, 48, 310),
  },
  liquidity: {
    sharePercent: row(2.9, 5, 9.02, 56),
    unlockedAtLaunchPercent: row(100, 100, 100, 56),
    firstUnlockMonth: row(0, 0, 0.03, 11),
    allUnlockedMonth: row(0, 0, 0, 54),
  },
  staking: {
    sharePercent: row(9.03, 17.62, 25.36, 28),
    unlockedAtLaunchPercent: row(0, 0, 0, 28),
    firstUnlockMonth: row(0, 0.01, 3.15, 28),
    allUnlockedMonth: row(47.02, 63.38, 111.05, 28),
  },
};

/** Share of the supply, in percent, unlocked at launch by the protocols whose sections tell of 95 to 105 % of it. */
export const LAUNCH_FLOAT: Quartiles = row(5.16, 14.34, 31.83, 238);

/** Where a value falls among launches: in which quarter, in words such as "in the shortest quarter". */
export interface Standing {
  readonly measure: Measure;
  readonly value: number;
  readonly quartiles: Quartiles;
  readonly quarter: 'lowest' | 'middle' | 'highest';
  readonly words: string;
}

/**
 * Where a group stands among launches by each measure; empty for a category that was not measured. A value on a
 * quartile's edge counts as in the middle: where a quarter of all launches and more do the same, nobody is extreme.
 */
export function standingOf(group: VestingGroup): readonly Standing[] {
  const known = LAUNCH_QUARTILES[group.category];
  if (known === undefined) return [];
  const values = measured(group);
  return MEASURE_NAMES.flatMap((measure) => {
    const value = values[measure];
    if (value === null) return [];
    const quartiles = known[measure];
    const quarter = value < quartiles.lower ? 'lowest' : value > quartiles.upper ? 'highest' : 'middle';
    const { low, high } = MEASURES[measure];
    const words = quarter === 'middle' ? 'in the middle half' : `in the ${quarter === 'lowest' ? low : high} quarter`;
    return [{ measure, value, quartiles, quarter, words }];
  });
}

const MEASURE_NAMES: readonly Measure[] = [
  'sharePercent',
  'unlockedAtLaunchPercent',
  'firstUnlockMonth',
  'allUnlockedMonth',
];

/** What launches are measured by; `null` where the group has no such thing. */
function measured(group: VestingGroup): Readonly<Record<Measure, number | null>> {
  const { sharePercent, unlockedAtLaunchPercent, cliffMonths, durationMonths, shape, stepMonths } = group;
  const done = shape === 'cliff' ? cliffMonths : durationMonths;
  const whole = unlockedAtLaunchPercent === 100 || done === 0;
  const stepped = shape === 'steps' || shape === 'log';
  const begun = group.accruesDuringCliff ? 0 : cliffMonths;
  const first = stepped ? Math.max(cliffMonths, begun + stepMonths) : cliffMonths;
  return {
    sharePercent,
    unlockedAtLaunchPercent: done === 0 ? 100 : unlockedAtLaunchPercent,
    firstUnlockMonth: whole ? null : first,
    allUnlockedMonth: whole ? 0 : done,
  };
}

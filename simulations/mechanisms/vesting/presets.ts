import type { Category, VestingGroupDraft } from './section.js';

/** An allocation to begin from. The whole it is of, and who is in which cohort, the scenario says. */
export interface AllocationPreset {
  readonly id: string;
  readonly title: string;
  /** Where its numbers are from. */
  readonly source: string;
  readonly groups: readonly VestingGroupDraft[];
}

/** The cohort that gets a category's tokens where nobody says otherwise; the treasury has the rest. */
export const COHORT_OF: Readonly<Partial<Record<Category, string>>> = {
  insiders: 'insiders',
  privateSale: 'investors',
  publicSale: 'public-buyers',
  airdrop: 'airdrop-claimers',
  incentives: 'community',
  staking: 'stakers',
  other: 'partners',
};

/** A group with the category's usual holder. */
export function usualGroup(
  name: string,
  category: Category,
  sharePercent: number,
  schedule: Omit<VestingGroupDraft, 'name' | 'category' | 'sharePercent' | 'holder'>,
): VestingGroupDraft {
  const cohort = COHORT_OF[category];
  const holder = cohort === undefined ? { kind: 'treasury' as const } : { kind: 'cohort' as const, cohort };
  return { name, category, sharePercent, holder, ...schedule };
}

const atLaunch = { unlockedAtLaunchPercent: 100 };
/** Nothing until the cliff, then every second the same until the end. */
const linear = (cliffMonths: number, durationMonths: number, unlockedAtLaunchPercent = 0) => ({
  unlockedAtLaunchPercent,
  cliffMonths,
  durationMonths,
  accruesDuringCliff: false,
});
/** A quarter after a year, the rest in 36 monthly steps. */
const quarterThenMonthly = { cliffMonths: 12, durationMonths: 48, shape: 'steps', stepMonths: 1 } as const;

const EVALUATED = 'evaluated from DefiLlama/emissions-adapters, April 2026 (benchmarks.ts)';

export const ALLOCATION_PRESETS: readonly AllocationPreset[] = [
  {
    id: 'median',
    title: 'Median of real launches',
    source: `Medians by category of 1,705 sections of 292 protocols, ${EVALUATED}. They add up to 95.4 %; the rest is "other", which has the medians of sections without a category.`,
    groups: [
      usualGroup('Insiders', 'insiders', 15, linear(6, 36)),
      usualGroup('Private sale', 'privateSale', 12.8, linear(6, 25)),
      usualGroup('Public sale', 'publicSale', 5.6, atLaunch),
      usualGroup('Airdrop', 'airdrop', 6, atLaunch),
      usualGroup('Incentives', 'incentives', 20, linear(0, 36)),
      usualGroup('Treasury', 'treasury', 13, linear(1, 30, 6)),
      usualGroup('Liquidity', 'liquidity', 5, atLaunch),
      usualGroup('Staking', 'staking', 18, linear(0, 63)),
      usualGroup('Other', 'other', 4.6, linear(4, 24)),
    ],
  },
  {
    id: 'community-heavy',
    title: 'Community-heavy',
    source: `Lower quartiles of insiders and private sale, upper quartiles of incentives, public sale and airdrop, ${EVALUATED}; what is left goes to the treasury.`,
    groups: [
      usualGroup('Insiders', 'insiders', 6.2, linear(12, 48)),
      usualGroup('Private sale', 'privateSale', 5.4, linear(12, 42)),
      usualGroup('Public sale', 'publicSale', 12.4, atLaunch),
      usualGroup('Airdrop', 'airdrop', 12.4, atLaunch),
      usualGroup('Incentives', 'incentives', 38, linear(0, 60)),
      usualGroup('Liquidity', 'liquidity', 5, atLaunch),
      usualGroup('Treasury', 'treasury', 20.6, linear(1, 30, 6)),
    ],
  },
  {
    id: 'low-float',
    title: 'Low float',
    source: `5.2 % unlocked at launch, the lower quartile of complete schedules; insiders and private sale at their upper quartiles, everything unlocked as late as the latest quarter, ${EVALUATED}.`,
    groups: [
      usualGroup('Insiders', 'insiders', 22, linear(12, 48)),
      usualGroup('Private sale', 'privateSale', 20.7, linear(12, 42)),
      usualGroup('Public sale', 'publicSale', 2.5, atLaunch),
      usualGroup('Liquidity', 'liquidity', 2.7, atLaunch),
      usualGroup('Incentives', 'incentives', 20.1, linear(1, 60)),
      usualGroup('Treasury', 'treasury', 23, linear(6, 48)),
      usualGroup('Staking', 'staking', 9, linear(0, 63)),
    ],
  },
  {
    id: 'high-float',
    title: 'High float',
    source: `31.8 % unlocked at launch, the upper quartile of complete schedules; public sale and airdrop at their upper quartiles, insiders and private sale unlocked as early as the earliest quarter, ${EVALUATED}.`,
    groups: [
      usualGroup('Insiders', 'insiders', 15, linear(0, 24)),
      usualGroup('Private sale', 'privateSale', 12.7, linear(2, 14)),
      usualGroup('Public sale', 'publicSale', 12.4, atLaunch),
      usualGroup('Airdrop', 'airdrop', 12.4, atLaunch),
      usualGroup('Liquidity', 'liquidity', 7, atLaunch),
      usualGroup('Incentives', 'incentives', 20, linear(0, 36)),
      usualGroup('Treasury', 'treasury', 13, linear(1, 30)),
      usualGroup('Staking', 'staking', 7.5, linear(0, 47)),
    ],
  },
  {
    id: 'arbitrum',
    title: 'Arbitrum (2023)',
    source:
      'Arbitrum Foundation, "Initial token allocation" (March 2023), with the 7.5 % that AIP-1.1 gave the Foundation over four years; insiders: 25 % at month 12, then 36 monthly steps.',
    groups: [
      usualGroup('Team and advisors', 'insiders', 26.94, quarterThenMonthly),
      usualGroup('Investors', 'privateSale', 17.53, quarterThenMonthly),
      usualGroup('Users', 'airdrop', 11.62, atLaunch),
      usualGroup('DAOs', 'other', 1.13, atLaunch),
      usualGroup('Foundation', 'treasury', 7.5, { durationMonths: 48 }),
      usualGroup('DAO treasury', 'treasury', 35.28, atLaunch),
    ],
  },
  {
    id: 'optimism',
    title: 'Optimism (2022)',
    source:
      'Optimism Collective, "OP allocations" (May 2022); of the 19 % for airdrops the first gave 5 % of the supply; insiders: 25 % at month 12, then 36 monthly steps.',
    groups: [
      usualGroup('Core contributors', 'insiders', 19, quarterThenMonthly),
      usualGroup('Investors', 'privateSale', 17, quarterThenMonthly),
      usualGroup('User airdrops', 'airdrop', 19, { durationMonths: 48, unlockedAtLaunchPercent: 26.315789 }),
      usualGroup('Ecosystem fund', 'incentives', 25, { durationMonths: 48 }),
      usualGroup('Retroactive public goods funding', 'treasury', 20, { durationMonths: 48 }),
    ],
  },
  {
    id: 'qtm',
    title: "Outlier Ventures' Quantitative Token Model",
    source:
      'OutlierVentures/QTM-Interface, default inputs V1.90: allocations as its sheets work them out (investors: raised over the effective valuation; liquidity: what is left), vesting after the cliff.',
    groups: [
      usualGroup('Angels', 'privateSale', 2.222222, linear(6, 30)),
      usualGroup('Seed', 'privateSale', 5, linear(6, 30)),
      usualGroup('Pre-sale 1', 'privateSale', 6, linear(6, 24)),
      usualGroup('Public sale', 'publicSale', 3.5, linear(0, 6, 25)),
      usualGroup('Team', 'insiders', 20, linear(6, 42)),
      usualGroup('Outlier Ventures', 'insiders', 6, linear(6, 30)),
      usualGroup('Advisors', 'insiders', 4, linear(6, 30)),
      usualGroup('Strategic partners', 'other', 3, atLaunch),
      usualGroup('Reserve', 'treasury', 12.5, atLaunch),
      usualGroup('Incentivisation', 'incentives', 15, linear(0, 84, 0.5)),
      usualGroup('Staking', 'staking', 18, linear(0, 48, 5)),
      usualGroup('Airdrop 1', 'airdrop', 0.7, atLaunch),
      usualGroup('Airdrop 2', 'airdrop', 0.7, { cliffMonths: 5, shape: 'cliff' }),
      usualGroup('Airdrop 3', 'airdrop', 0.6, { cliffMonths: 15, shape: 'cliff' }),
      usualGroup('Liquidity', 'liquidity', 2.777778, atLaunch),
    ],
  },
];

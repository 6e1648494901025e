import { z } from 'zod';
import { tokenAmount } from '../../scenario/index.js';

/** What a group gets its tokens for, as launches are compared by it. */
export const CATEGORIES = [
  'insiders',
  'privateSale',
  'publicSale',
  'airdrop',
  'incentives',
  'treasury',
  'liquidity',
  'staking',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const SHAPES = ['cliff', 'linear', 'steps', 'log'] as const;

/** A year of 365.25 days has twelve. */
export const SECONDS_PER_MONTH = 2_629_800;
/** Percentages may have so many digits behind the point: every one is a whole number of millionths. */
const PERCENT_DIGITS = 6;
const MILLION = 10 ** PERCENT_DIGITS;

/** Twenty-five years of weeks. */
const MOST_STEPS = 1_300;

/** Far beyond any percentage, and with millionths still a number. */
const BEYOND = 1e12;

/** A percentage as whole millionths of a percent: 100 % are 100,000,000. One that is refused as far too large counts as some. */
export const millionthsOf = (percent: number): bigint => BigInt(Math.round(Math.min(percent, BEYOND) * MILLION));

const percent = z
  .number()
  .min(0)
  .max(100)
  .refine((value) => Math.abs(value * MILLION - Math.round(value * MILLION)) < 1e-3, {
    message: `must have at most ${PERCENT_DIGITS} digits behind the point`,
  });
const months = z.number().min(0).max(1_200);

const holder = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cohort'),
    cohort: z.string().min(1).meta({ title: 'Cohort whose members get the tokens, the same each' }),
    wallet: z.enum(['member', 'group']).default('member').meta({
      title: 'Vesting wallets',
      description: 'A wallet for each member, or one for the whole group that pays its members.',
    }),
  }),
  z.strictObject({ kind: z.literal('treasury') }),
]);

export const vestingGroupSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(60).meta({ title: 'Name of the group' }),
    category: z.enum(CATEGORIES).default('other').meta({ title: 'What the group gets tokens for' }),
    sharePercent: percent.gt(0).meta({ title: 'Share of the allocation', unit: '%' }),
    holder: holder.meta({ title: 'Who gets the tokens' }),
    unlockedAtLaunchPercent: percent
      .default(0)
      .meta({ title: 'Unlocked at launch', unit: '% of the group', description: 'Paid out at once; never locked.' }),
    cliffMonths: months.default(0).meta({
      title: 'Cliff',
      unit: 'months from launch',
      description: 'Nothing can be taken before it ends.',
    }),
    durationMonths: months.default(0).meta({
      title: 'All unlocked',
      unit: 'months from launch',
      description: 'Counted from launch, the cliff included; 0: everything at launch, or at the cliff.',
    }),
    shape: z.enum(SHAPES).default('linear').meta({
      title: 'Shape',
      description:
        'cliff: everything at the cliff; linear: every second the same; steps: every step the same; log: in steps, most of it early: log(1 + k) / log(1 + n) after k of n.',
    }),
    stepMonths: months.gt(0).default(1).meta({ title: 'Between two steps (steps, log)', unit: 'months' }),
    accruesDuringCliff: z.boolean().default(true).meta({
      title: 'Grows during the cliff',
      description: 'Yes: what grew since launch can be taken at the cliff. No: it begins to grow at the cliff.',
    }),
    votesWhileLocked: z.boolean().default(false).meta({
      title: 'Locked tokens vote',
      description: 'Whether their beneficiaries may delegate the votes of what has not vested.',
    }),
    claimEveryTicks: z.int().min(1).max(100_000).default(1).meta({ title: 'Claims every so many ticks' }),
  })
  .superRefine((group, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const { shape, cliffMonths, durationMonths, stepMonths, accruesDuringCliff } = group;
    if (shape === 'cliff') {
      if (durationMonths !== 0 && durationMonths !== cliffMonths) {
        complain(
          'durationMonths',
          `a cliff unlocks everything at month ${cliffMonths}: leave it out, or choose linear`,
        );
      }
      return;
    }
    if (cliffMonths > durationMonths) {
      complain(
        'cliffMonths',
        `ends after all is unlocked, in month ${durationMonths}: durationMonths includes the cliff`,
      );
      return;
    }
    const span = accruesDuringCliff ? durationMonths : durationMonths - cliffMonths;
    if (shape !== 'linear' && span > 0 && !isWhole(span / stepMonths)) {
      complain('stepMonths', `steps of ${stepMonths} months do not fill ${span} months`);
    } else if (shape !== 'linear' && span / stepMonths > MOST_STEPS) {
      complain('stepMonths', `makes more than ${MOST_STEPS} steps: choose longer ones, or linear`);
    }
  });

/** What a launch divides among whom, and when each may have it. */
export const vestingSection = z
  .strictObject({
    totalTokens: tokenAmount.meta({ title: 'Allocation that the shares are of', unit: 'tokens' }),
    secondsPerMonth: z.int().min(1).max(31_557_600).default(SECONDS_PER_MONTH).meta({
      title: 'A month',
      unit: 's',
      description: 'Set it to the length of a tick where a tick shall be a month.',
    }),
    groups: z.array(vestingGroupSchema).min(1).max(100).meta({ title: 'Groups of the allocation' }),
  })
  .superRefine(({ groups, secondsPerMonth }, context) => {
    const total = groups.reduce((sum, { sharePercent }) => sum + millionthsOf(sharePercent), 0n);
    if (total !== millionthsOf(100)) {
      const message = `the shares must add up to 100 %, and add up to ${Number(total) / MILLION} %`;
      context.addIssue({ code: 'custom', path: ['groups'], message });
    }
    for (const [i, { name, shape, stepMonths }] of groups.entries()) {
      if (groups.findIndex((other) => other.name === name) < i) {
        context.addIssue({ code: 'custom', path: ['groups', i, 'name'], message: `"${name}" is named twice` });
      }
      if ((shape === 'steps' || shape === 'log') && !isWhole(stepMonths * secondsPerMonth)) {
        const message = `${stepMonths} months of ${secondsPerMonth} s are no whole number of seconds`;
        context.addIssue({ code: 'custom', path: ['groups', i, 'stepMonths'], message });
      }
    }
  });

export type VestingSection = z.output<typeof vestingSection>;
export type VestingSectionDraft = z.input<typeof vestingSection>;
export type VestingGroup = z.output<typeof vestingGroupSchema>;
export type VestingGroupDraft = z.input<typeof vestingGroupSchema>;

/** 0.3 / 0.1 is 2.9999999999999996. */
const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;

import { z } from 'zod';
import { CONTRIBUTION_RULES } from './learning/index.js';
import { tokenAmount } from './token-amount.js';

const percent = z.number().min(0).max(100);
const seconds = z.int().min(0).max(3_153_600_000);

export const tokenSchema = z.strictObject({
  name: z.string().min(1).max(60).default('Folkmoot Token').meta({ title: 'Name of the token' }),
  symbol: z
    .string()
    .regex(/^[A-Z]{2,8}$/, 'must be 2 to 8 capital letters')
    .default('MOOT')
    .meta({ title: 'Ticker' }),
  capTokens: tokenAmount.default('10000000').meta({ title: 'Supply cap', unit: 'tokens' }),
  treasuryTokens: tokenAmount.default('100000').meta({ title: 'Treasury at the start', unit: 'tokens' }),
});

/** OpenZeppelin Governor's settings, on the timestamp clock. */
export const governanceSchema = z.strictObject({
  votingDelaySeconds: seconds.default(86_400).meta({ title: 'Voting delay', unit: 's' }),
  votingPeriodSeconds: seconds.min(1).default(604_800).meta({ title: 'Voting period', unit: 's' }),
  proposalThresholdTokens: tokenAmount.default('1000').meta({ title: 'Proposal threshold', unit: 'tokens' }),
  quorumPercent: percent
    .default(4)
    .meta({ title: 'Quorum', unit: '% of supply', description: 'For and Abstain votes count towards it.' }),
  lateQuorumExtensionSeconds: seconds.default(172_800).meta({ title: 'Late quorum extension', unit: 's' }),
  timelockDelaySeconds: seconds.default(172_800).meta({ title: 'Timelock delay', unit: 's' }),
});

export const stakingSchema = z.strictObject({
  minimumStakeTokens: tokenAmount.default('100').meta({ title: 'Minimum stake of a trainer', unit: 'tokens' }),
  cooldownSeconds: seconds.default(604_800).meta({ title: 'Cooldown before withdrawal', unit: 's' }),
  rewardsDurationSeconds: seconds.min(1).default(604_800).meta({ title: 'Reward period', unit: 's' }),
  slashSharePercent: percent.default(10).meta({ title: 'Stake slashed from a harmful trainer', unit: '%' }),
  slashThresholdPercent: percent.default(1).meta({
    title: 'Harm that is slashed',
    unit: 'points of accuracy',
    description: 'A trainer whose contribution score is below minus this is slashed.',
  }),
  slashDestination: z.enum(['treasury', 'burn']).default('treasury').meta({ title: 'Where slashed stake goes' }),
});

const emissionAmount = {
  tokensPerEpoch: tokenAmount.default('1000').meta({ title: 'Emission', unit: 'tokens an epoch' }),
};

/** How many new tokens each epoch (one tick) brings. */
export const emissionSchema = z.discriminatedUnion('schedule', [
  z.strictObject({ schedule: z.literal('constant'), ...emissionAmount }),
  z.strictObject({
    schedule: z.literal('exponential'),
    ...emissionAmount,
    decayPercent: percent.default(1).meta({ title: 'Decay', unit: '% an epoch' }),
  }),
  z.strictObject({
    schedule: z.literal('halving'),
    ...emissionAmount,
    halvingEpochs: z.int().min(1).max(100_000).default(26).meta({ title: 'Epochs between halvings' }),
  }),
]);

export const splitSchema = z
  .strictObject({
    trainersPercent: percent.default(60).meta({ title: 'Share of trainers in every epoch', unit: '%' }),
    validatorsPercent: percent.default(10).meta({ title: 'Share of validators', unit: '%' }),
    stakersPercent: percent.default(20).meta({ title: 'Share of stakers', unit: '%' }),
    treasuryPercent: percent.default(10).meta({ title: 'Share of the treasury; the four add up to 100 %', unit: '%' }),
  })
  .superRefine((split, context) => {
    const total = Object.values(split).reduce((sum, share) => sum + share, 0);
    // Whether the decimals that were written add up, not the nearest binary numbers.
    if (Math.abs(total - 100) > 1e-9) {
      context.addIssue({
        code: 'custom',
        message: `must add up to 100 %, and adds up to ${Number(total.toFixed(9))} %`,
      });
    }
  });

/**
 * The same shares in whole basis points, as contracts hold them: rounded down, and what is left of 100 % goes to those
 * that lost most by it, a basis point each.
 */
export function inBasisPoints<S extends Readonly<Record<string, number>>>(split: S): S {
  const shares = Object.entries(split).map(([name, percent]) => {
    const exact = Math.round(percent * 1e8) / 1e6;
    return { name, whole: Math.floor(exact), lost: exact - Math.floor(exact) };
  });
  let left = 10_000 - shares.reduce((sum, { whole }) => sum + whole, 0);
  for (const share of [...shares].sort((a, b) => b.lost - a.lost)) if (left-- > 0) share.whole++;
  return Object.fromEntries(shares.map(({ name, whole }) => [name, whole / 100])) as S;
}

export const rewardsSchema = z.strictObject({
  split: splitSchema.prefault({}),
  contribution: z.enum(CONTRIBUTION_RULES).default('sampleCount').meta({
    title: 'What a trainer is paid by',
    description:
      'The number of examples it says it holds, or what its update is measured to have contributed, by one of several rules.',
  }),
});

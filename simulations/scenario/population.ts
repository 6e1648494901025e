import { z } from 'zod';
import { AGGREGATION_RULES, attackSchema } from './learning/index.js';
import { tokenAmount } from './token-amount.js';

/** How a cohort's tokens are spread over its members. The total is exact; the shape decides the shares. */
export const holdingsSchema = z.strictObject({
  totalTokens: tokenAmount.meta({ title: 'Tokens of the whole cohort', unit: 'tokens' }),
  shape: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('equal') }),
      z.strictObject({
        kind: z.literal('pareto'),
        exponent: z
          .number()
          .min(1.01)
          .max(10)
          .default(1.5)
          .meta({ title: 'Pareto exponent; the smaller, the more unequal' }),
      }),
      z.strictObject({
        kind: z.literal('lognormal'),
        deviation: z
          .number()
          .min(0)
          .max(5)
          .default(1)
          .meta({ title: 'Standard deviation of the logarithm; the larger, the more unequal' }),
      }),
    ])
    .default({ kind: 'equal' }),
});

const base = {
  /** Names the cohort in charts, interventions and agents' names (`poisoner-3`). */
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,30}$/, 'must be lower-case letters, digits and dashes, e.g. "big-holders"')
    .meta({ title: 'Name of the cohort; agents are called name-1, name-2, …' }),
  count: z.int().min(1).max(10_000).meta({ title: 'How many' }),
  holdings: holdingsSchema,
  activeFromTick: z.int().min(0).default(0).meta({ title: 'Acts from tick' }),
};
const staked = { stakeTokens: tokenAmount.default('100').meta({ title: 'Stake of each member', unit: 'tokens' }) };
const share = z.number().min(0).max(1);

/** A group of agents of one archetype. */
export const cohortSchema = z.discriminatedUnion('archetype', [
  z.strictObject({ archetype: z.literal('honestTrainer'), ...base, ...staked }),
  z.strictObject({
    archetype: z.literal('freeRider'),
    ...base,
    ...staked,
    noiseDeviation: z.number().positive().default(0.001).meta({ title: 'Standard deviation of its noise' }),
  }),
  z.strictObject({ archetype: z.literal('labelFlipper'), ...base, ...staked }),
  z.strictObject({
    archetype: z.literal('signFlipper'),
    ...base,
    ...staked,
    scale: z
      .number()
      .positive()
      .max(1000)
      .default(5)
      .meta({ title: 'How many times its honest update it sends, the wrong way round' }),
  }),
  z.strictObject({ archetype: z.literal('adversary'), ...base, ...staked, attack: attackSchema }),
  z.strictObject({
    archetype: z.literal('validator'),
    ...base,
    ...staked,
    favours: z.string().optional().meta({
      title: 'Cohort of trainers it scores up',
      description: 'It colludes with them: their updates score best, their rivals worst. Honest when left out.',
    }),
  }),
  z.strictObject({
    archetype: z.literal('staker'),
    ...base,
    stakeShare: share.default(0.8).meta({ title: 'Share of its tokens it stakes' }),
  }),
  z.strictObject({ archetype: z.literal('passiveHolder'), ...base }),
  z.strictObject({ archetype: z.literal('delegator'), ...base }),
  z.strictObject({
    archetype: z.literal('delegate'),
    ...base,
    diligence: share.default(0.95).meta({ title: 'Chance to vote on a proposal' }),
  }),
  z.strictObject({
    archetype: z.literal('whale'),
    ...base,
    diligence: share.default(0.7).meta({ title: 'Chance to vote on a proposal' }),
  }),
  z.strictObject({
    archetype: z.literal('informedVoter'),
    ...base,
    stakeShare: share.default(0.2).meta({ title: 'Share of its tokens it stakes' }),
    diligence: share.default(0.6).meta({ title: 'Chance to vote on a proposal' }),
  }),
  z.strictObject({
    archetype: z.literal('proposer'),
    ...base,
    patienceRounds: z.int().min(1).max(52).default(3).meta({
      title: 'Rounds of evidence before proposing',
      description: 'How many rounds in a row another rule must measure better.',
    }),
    candidates: z.array(z.enum(AGGREGATION_RULES)).min(1).default(['fedAvg', 'trimmedMean']).meta({
      title: 'Aggregation rules it compares every round',
    }),
    minimumGainPercent: z
      .number()
      .min(0)
      .max(100)
      .default(2)
      .meta({ title: 'Gain worth a proposal', unit: 'points of accuracy' }),
  }),
]);

export type Cohort = z.output<typeof cohortSchema>;
export type Archetype = Cohort['archetype'];
export type CohortOf<A extends Archetype> = Extract<Cohort, { archetype: A }>;
export type Holdings = z.output<typeof holdingsSchema>;

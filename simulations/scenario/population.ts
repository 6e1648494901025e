import { z } from 'zod';
import { tokenAmount } from './quantities.js';

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

/** What every cohort says, whatever its agents do. */
export const cohortFields = {
  /** Names the cohort in charts, interventions and agents' names (`poisoner-3`). */
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,30}$/, 'must be lower-case letters, digits and dashes, e.g. "big-holders"')
    .meta({ title: 'Name of the cohort; agents are called name-1, name-2, …' }),
  count: z.int().min(1).max(10_000).meta({ title: 'How many' }),
  holdings: holdingsSchema,
  activeFromTick: z.int().min(0).default(0).meta({ title: 'Acts from tick' }),
};

/** A group of agents of one archetype, as far as all archetypes have it in common. */
export type CoreCohort = z.output<z.ZodObject<typeof cohortFields>> & { readonly archetype: string };
export type Holdings = z.output<typeof holdingsSchema>;

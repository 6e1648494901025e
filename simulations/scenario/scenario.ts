import { z } from 'zod';
import { type LearningParameters, learningSchema } from './learning/index.js';
import type { CoreCohort } from './population.js';

export const chainEngineSchema = z.enum(['anvil', 'ganache']);

/** Something that the scenario makes happen at a tick, from outside the agents. */
const interventionSchema = z.strictObject({
  tick: z.int().min(0).meta({ title: 'When' }),
  action: z.enum(['activate', 'deactivate']).meta({ title: 'What happens to the cohort' }),
  cohort: z.string().meta({ title: 'Name of the cohort' }),
});

/** What a scenario says besides its population and the sections of its mechanisms. */
export const scenarioFields = {
  format: z.literal('folkmoot-scenario/1').default('folkmoot-scenario/1').meta({ title: 'Format of the file' }),
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,40}$/, 'must be lower-case letters, digits and dashes, e.g. "my-dao"')
    .meta({ title: 'Name on the command line' }),
  title: z.string().min(1).max(80).meta({ title: 'What the window calls it' }),
  summary: z.string().max(2000).default('').meta({ title: 'What happens in it and what to watch' }),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(1).meta({ title: 'Seed of all randomness' }),
  ticks: z.int().min(1).max(100_000).default(52).meta({ title: 'Length of a run', unit: 'ticks' }),
  tickSeconds: z.int().min(60).max(31_536_000).default(604_800).meta({ title: 'Length of a tick', unit: 's' }),
  startTime: z
    .int()
    .min(1_600_000_000)
    .max(4_000_000_000)
    .default(1_767_225_600)
    .meta({ title: 'Simulated start', unit: 'Unix s' }),
  chain: z
    .strictObject({
      engine: chainEngineSchema.default('anvil').meta({ title: 'Local chain' }),
      chainId: z
        .int()
        .min(1)
        .max(2 ** 31)
        .default(31_337)
        .meta({ title: 'Chain id' }),
      blockGasLimit: z.int().min(1_000_000).max(1_000_000_000).default(30_000_000).meta({
        title: 'Block gas limit',
        unit: 'gas',
        description: 'A transaction that needs more fails, as it does in every block of a public chain.',
      }),
      stateRoot: z.enum(['none', 'computed']).default('none').meta({
        title: 'State roots',
        description: 'Computed for each block, as a public chain does, costs time that grows with all accounts.',
      }),
    })
    .prefault({}),
  learning: learningSchema.prefault({}),
  interventions: z.array(interventionSchema).default([]),
};

export type Intervention = z.output<typeof interventionSchema>;

/** A scenario as far as all of the house may know it; what a mechanism needs stands in a section of its own. */
export type CoreScenario = z.output<z.ZodObject<typeof scenarioFields>> & {
  readonly population: readonly CoreCohort[];
};

/** Cohorts have names of their own, and interventions name cohorts that there are. */
export function checkCohorts(
  { population, interventions }: Pick<CoreScenario, 'population' | 'interventions'>,
  context: z.RefinementCtx,
): void {
  const names = new Set<string>();
  for (const [i, cohort] of population.entries()) {
    if (names.has(cohort.name)) {
      context.addIssue({ code: 'custom', path: ['population', i, 'name'], message: `is used twice: "${cohort.name}"` });
    }
    names.add(cohort.name);
  }
  for (const [i, { cohort }] of interventions.entries()) {
    if (!names.has(cohort)) context.addIssue(noSuchCohort(['interventions', i, 'cohort'], cohort, [...names]));
  }
}

/** Says that a field names a cohort which the scenario does not have. */
export function noSuchCohort(path: readonly (string | number)[], cohort: string, names: readonly string[]) {
  return {
    code: 'custom' as const,
    path: [...path],
    message: `names no cohort of this scenario: "${cohort}" (there are ${names.join(', ')})`,
  };
}

export function checkAggregation(
  { learning }: { readonly learning: LearningParameters },
  context: z.RefinementCtx,
): void {
  if (learning.aggregation.rule !== 'hierarchical') return;
  context.addIssue({
    code: 'custom',
    path: ['learning', 'aggregation', 'rule'],
    message: 'is "hierarchical", which is for federations; the trainers of a DAO all report to one contract',
  });
}

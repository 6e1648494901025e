import { z } from 'zod';
import { emissionSchema, governanceSchema, rewardsSchema, stakingSchema, tokenSchema } from './economy.js';
import { type LearningParameters, learningSchema } from './learning/index.js';
import { type Cohort, cohortSchema } from './population.js';

export const chainEngineSchema = z.enum(['anvil', 'ganache']);

/** Something that the scenario makes happen at a tick, from outside the agents. */
export const interventionSchema = z.strictObject({
  tick: z.int().min(0).meta({ title: 'When' }),
  action: z.enum(['activate', 'deactivate']).meta({ title: 'What happens to the cohort' }),
  cohort: z.string().meta({ title: 'Name of the cohort' }),
});

/**
 * A whole scenario: the one source for its types, its validation, its JSON Schema, its forms and its docs.
 * Amounts are decimal strings of tokens, shares are percent, durations are seconds.
 */
export const scenarioSchema = z
  .strictObject({
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
      })
      .prefault({}),
    token: tokenSchema.prefault({}),
    governance: governanceSchema.prefault({}),
    staking: stakingSchema.prefault({}),
    emission: emissionSchema.prefault({ schedule: 'constant' }),
    rewards: rewardsSchema.prefault({}),
    learning: learningSchema.prefault({}),
    population: z.array(cohortSchema).min(1, 'needs at least one cohort of agents'),
    interventions: z.array(interventionSchema).default([]),
  })
  .superRefine(checkCohorts)
  .superRefine(checkAggregation);

export type Scenario = z.output<typeof scenarioSchema>;
export type ScenarioDraft = z.input<typeof scenarioSchema>;
export type Intervention = z.output<typeof interventionSchema>;

function checkCohorts(
  scenario: { population: Cohort[]; interventions: Intervention[] },
  context: z.RefinementCtx,
): void {
  const names = new Set<string>();
  for (const [i, cohort] of scenario.population.entries()) {
    if (names.has(cohort.name)) {
      context.addIssue({ code: 'custom', path: ['population', i, 'name'], message: `is used twice: "${cohort.name}"` });
    }
    names.add(cohort.name);
  }
  for (const [i, cohort] of scenario.population.entries()) {
    if (!('favours' in cohort) || cohort.favours === undefined || names.has(cohort.favours)) continue;
    context.addIssue({
      code: 'custom',
      path: ['population', i, 'favours'],
      message: `names no cohort of this scenario: "${cohort.favours}" (there are ${[...names].join(', ')})`,
    });
  }
  for (const [i, intervention] of scenario.interventions.entries()) {
    if (!names.has(intervention.cohort)) {
      context.addIssue({
        code: 'custom',
        path: ['interventions', i, 'cohort'],
        message: `names no cohort of this scenario: "${intervention.cohort}" (there are ${[...names].join(', ')})`,
      });
    }
  }
}

function checkAggregation({ learning }: { learning: LearningParameters }, context: z.RefinementCtx): void {
  if (learning.aggregation.rule !== 'hierarchical') return;
  context.addIssue({
    code: 'custom',
    path: ['learning', 'aggregation', 'rule'],
    message: 'is "hierarchical", which is for federations; the trainers of a DAO all report to one contract',
  });
}

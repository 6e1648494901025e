import { z } from 'zod';
import { attackSchema, contributionSchema, learningSchema, secureAggregationSchema } from './learning/index.js';

const percent = z.number().min(0).max(100);

/** When the server combines updates, and how much it makes of late ones. */
const timingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('synchronous') }),
  z.strictObject({
    kind: z.literal('asynchronous'),
    bufferSize: z
      .int()
      .min(1)
      .max(1_000)
      .default(10)
      .meta({ title: 'Updates combined at a time (1: each as it comes)' }),
    staleness: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('constant') }),
        z.strictObject({
          kind: z.literal('polynomial'),
          exponent: z.number().min(0).max(10).default(0.5).meta({ title: 'a in (1 + lateness)^−a' }),
        }),
        z.strictObject({
          kind: z.literal('hinge'),
          slope: z.number().positive().max(1_000).default(10).meta({ title: 'a in 1 / (a (lateness − b) + 1)' }),
          tolerance: z.number().min(0).max(1_000).default(4).meta({ title: 'b: versions that cost nothing' }),
        }),
      ])
      .default({ kind: 'polynomial', exponent: 0.5 }),
  }),
]);

/**
 * A federated-learning study without a chain: who trains, who attacks, what is protected, and for how long.
 * The one source for its types, its validation, its JSON Schema, its forms and its docs.
 */
export const federationSchema = z.strictObject({
  format: z.literal('folkmoot-federation/1').meta({ title: 'Format of the file' }),
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,40}$/, 'must be lower-case letters, digits and dashes, e.g. "my-federation"')
    .meta({ title: 'Name on the command line' }),
  title: z.string().min(1).max(80).meta({ title: 'What the window calls it' }),
  summary: z.string().max(2000).default('').meta({ title: 'What happens in it and what to watch' }),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(1).meta({ title: 'Seed of all randomness' }),
  rounds: z.int().min(1).max(100_000).default(50).meta({ title: 'Most rounds' }),
  stopAtTarget: z.boolean().default(false).meta({ title: 'Stops after the round that reaches the target accuracy' }),
  learning: learningSchema.prefault({}),
  clients: z.int().min(1).max(10_000).default(10).meta({ title: 'Clients that hold a shard (K)' }),
  cohortPercent: percent.min(0.01).default(100).meta({
    title: 'Clients asked each round (C)',
    unit: '%',
    description: 'Drawn at random without replacement, at least one.',
  }),
  adversaries: z
    .array(
      z.strictObject({ count: z.int().min(1).max(10_000).meta({ title: 'How many clients' }), attack: attackSchema }),
    )
    .default([])
    .meta({ title: 'Clients that depart from the protocol', description: 'Drawn at random among the clients.' }),
  dropoutPercent: percent.max(99).default(0).meta({ title: 'Chance that an asked client sends nothing', unit: '%' }),
  stragglerPercent: percent.default(0).meta({ title: 'Clients that are slow', unit: '%' }),
  stragglerSlowdown: z
    .number()
    .min(1)
    .max(1_000)
    .default(5)
    .meta({ title: 'How many times longer a slow client takes' }),
  deadlineFactor: z.number().positive().max(1_000).optional().meta({
    title: 'Deadline of a synchronous round',
    description:
      'In multiples of what a usual client takes; later updates are left out. The round waits for all when left out.',
  }),
  timing: timingSchema.default({ kind: 'synchronous' }),
  contribution: contributionSchema.optional().meta({ title: 'Contribution scores; none when left out' }),
  secureAggregation: secureAggregationSchema.optional().meta({
    title: 'Secure aggregation; none when left out',
    description: 'Only for FedAvg without contribution scores: the server never sees a single update.',
  }),
  published: z
    .strictObject({
      source: z.string().min(1).max(200).meta({ title: 'Where it was published' }),
      rounds: z.int().min(1).meta({ title: 'Rounds to the target accuracy there' }),
      tolerancePercent: percent
        .default(25)
        .meta({ title: 'How far off still counts as reproduced', unit: '% of the rounds' }),
    })
    .optional()
    .meta({ title: 'A published result to compare with' }),
});

export type Federation = z.output<typeof federationSchema>;
export type FederationDraft = z.input<typeof federationSchema>;
export type Staleness = Extract<Federation['timing'], { kind: 'asynchronous' }>['staleness'];

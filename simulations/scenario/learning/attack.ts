import { z } from 'zod';

const percent = z.number().min(0).max(100);
const deviation = z.number().positive().max(1_000);

const attacks = [
  z.strictObject({ kind: z.literal('labelFlip') }),
  z.strictObject({
    kind: z.literal('signFlip'),
    scale: z.number().positive().max(1_000).default(1).meta({ title: 'Times its honest update, the wrong way round' }),
  }),
  z.strictObject({
    kind: z.literal('gaussian'),
    deviation: deviation.default(1).meta({ title: 'Standard deviation of the noise added to its honest update' }),
  }),
  z.strictObject({
    kind: z.literal('scaling'),
    factor: z.number().positive().max(1_000).default(10).meta({ title: 'Times its honest update' }),
  }),
  z.strictObject({
    kind: z.literal('backdoor'),
    targetLabel: z.int().min(0).max(255).default(0).meta({ title: 'Label that pictures with the trigger shall get' }),
    triggerSide: z
      .int()
      .min(1)
      .max(8)
      .default(3)
      .meta({ title: 'Side of the white square in the corner', unit: 'pixels' }),
    poisonedPercent: percent.default(50).meta({ title: 'Share of its examples that it poisons', unit: '%' }),
    boost: z.number().positive().max(1_000).default(1).meta({
      title: 'Times its update',
      description: 'Clients over attackers replaces the model (Bagdasaryan et al. 2020).',
    }),
  }),
  z.strictObject({
    kind: z.literal('innerProduct'),
    epsilon: z
      .number()
      .positive()
      .max(1_000)
      .default(1)
      .meta({ title: "Times the honest trainers' mean update, the wrong way round" }),
  }),
  z.strictObject({
    kind: z.literal('randomWeights'),
    deviation: deviation.default(0.001).meta({ title: 'Standard deviation of the noise it sends instead of work' }),
  }),
  z.strictObject({ kind: z.literal('resubmittedDelta') }),
  z.strictObject({
    kind: z.literal('deltaPlusNoise'),
    deviation: deviation.default(0.001).meta({ title: 'Standard deviation of the noise on the last global change' }),
  }),
  z.strictObject({
    kind: z.literal('honestThenLazy'),
    honestRounds: z.int().min(0).max(100_000).default(5).meta({
      title: 'Rounds of honest work first',
      description: 'From then on it sends the last global change again.',
    }),
  }),
  z.strictObject({
    kind: z.literal('sybilClones'),
    deviation: z.number().min(0).max(1_000).default(0).meta({
      title: "Noise on the first clone's update",
      description: 'Only the first of them trains, with flipped labels; the others send its update again.',
    }),
  }),
] as const;

const atOnceSchema = z.discriminatedUnion('kind', attacks);

/** How an adversarial trainer departs from the protocol. */
export const attackSchema = z.discriminatedUnion('kind', [
  ...attacks,
  z.strictObject({
    kind: z.literal('lateDefection'),
    honestRounds: z.int().min(0).max(100_000).default(10).meta({ title: 'Rounds of honest work first' }),
    defection: atOnceSchema.default({ kind: 'signFlip', scale: 5 }),
  }),
]);

/** An attack that needs no waiting. */
export type ImmediateAttack = z.output<typeof atOnceSchema>;
export type Attack = z.output<typeof attackSchema>;

import { z } from 'zod';

/** How much each update is taken to have contributed to a round. No rule retrains anything. */
export const contributionSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('sampleCount') }),
  z.strictObject({ rule: z.literal('lossReduction') }),
  z.strictObject({ rule: z.literal('cosine') }),
  z.strictObject({ rule: z.literal('leaveOneOut') }),
  z.strictObject({ rule: z.literal('shapley') }),
  z.strictObject({
    rule: z.literal('monteCarloShapley'),
    permutations: z.int().min(1).max(10_000).default(50).meta({ title: 'Orders of arrival drawn' }),
    tolerancePercent: z.number().min(0).max(100).default(0.5).meta({
      title: 'Truncation',
      unit: 'points of accuracy',
      description: 'An order ends early once the rest can change no more than this.',
    }),
  }),
  z.strictObject({
    rule: z.literal('guidedShapley'),
    permutations: z.int().min(1).max(10_000).default(50).meta({ title: 'Most orders of arrival drawn' }),
    tolerancePercent: z
      .number()
      .min(0)
      .max(100)
      .default(0.5)
      .meta({ title: 'Truncation within and between rounds', unit: 'points of accuracy' }),
  }),
]);

export type Contribution = z.output<typeof contributionSchema>;

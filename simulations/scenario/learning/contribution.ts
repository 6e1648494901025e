import { z } from 'zod';

/** Most updates whose exact Shapley values are computed: 2¹⁰ = 1,024 coalitions are evaluated. */
export const MOST_EXACT_PLAYERS = 10;

const permutations = z.int().min(1).max(10_000).default(50);
const tolerancePercent = z.number().min(0).max(100).default(0.1);

/** How much each update is taken to have contributed to a round. No rule retrains anything. */
export const contributionSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('sampleCount') }),
  z.strictObject({ rule: z.literal('lossReduction') }),
  z.strictObject({ rule: z.literal('cosine') }),
  z.strictObject({ rule: z.literal('leaveOneOut') }),
  z.strictObject({ rule: z.literal('influence') }),
  z.strictObject({ rule: z.literal('shapley') }),
  z.strictObject({
    rule: z.literal('monteCarloShapley'),
    permutations: permutations.meta({ title: 'Orders of arrival drawn' }),
    tolerancePercent: tolerancePercent.meta({
      title: 'Truncation',
      unit: 'points of accuracy',
      description: 'An order ends early once it is less than this away from what all updates reach. 0: never.',
    }),
  }),
  z.strictObject({
    rule: z.literal('guidedShapley'),
    permutations: permutations.meta({
      title: 'Most orders of arrival drawn',
      description: 'As many as make whole turns, in which every update leads once; at least one turn.',
    }),
    tolerancePercent: tolerancePercent.meta({
      title: 'Truncation within and between rounds',
      unit: 'points of accuracy',
      description:
        'An order ends early once it is less than this away from what all updates reach, and a round in which all of them change less than this scores 0. 0: never.',
    }),
  }),
]);

export type Contribution = z.output<typeof contributionSchema>;

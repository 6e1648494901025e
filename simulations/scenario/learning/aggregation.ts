import { z } from 'zod';

const percent = z.number().min(0).max(100);

/** A default is the outermost wrapper of a schema, so each rule's bound comes before it. */
const byzantine = (most: number, usual: number) => ({
  byzantinePercent: percent.max(most).default(usual).meta({
    title: 'Share of the updates it withstands',
    unit: '%',
    description: 'f = ⌊share × updates⌋, or the most that the rule allows for so few updates.',
  }),
});

/** Rules that may stand within a hierarchy. */
const plainRule = z.enum(['fedAvg', 'median', 'trimmedMean', 'multiKrum']);

/** How updates become one. */
export const aggregationSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('fedAvg') }),
  z.strictObject({
    rule: z.literal('trimmedMean'),
    trimPercent: percent.max(49).default(25).meta({ title: 'Share cut at each end', unit: '%' }),
  }),
  z.strictObject({ rule: z.literal('median') }),
  z.strictObject({ rule: z.literal('krum'), ...byzantine(49, 30) }),
  z.strictObject({ rule: z.literal('multiKrum'), ...byzantine(49, 30) }),
  z.strictObject({ rule: z.literal('bulyan'), ...byzantine(24, 20) }),
  z.strictObject({
    rule: z.literal('normClipping'),
    maxNorm: z.number().positive().optional().meta({
      title: 'Longest update',
      description: 'Euclidean length; longer ones are shortened to it. The median length when left out.',
    }),
  }),
  z.strictObject({
    rule: z.literal('flTrust'),
    rootExamples: z.int().min(10).max(10_000).default(100).meta({
      title: 'Examples the server itself trains on',
      description: 'Taken from the held-out split, which is then scored on without them.',
    }),
  }),
  z.strictObject({
    rule: z.literal('hierarchical'),
    groups: z
      .int()
      .min(1)
      .max(1_000)
      .default(4)
      .meta({ title: 'Edge servers', description: 'Trainer i reports to i mod groups.' }),
    within: plainRule.default('fedAvg').meta({ title: 'Rule at the edge' }),
    across: plainRule.default('fedAvg').meta({ title: 'Rule in the middle' }),
  }),
]);

export type Aggregation = z.output<typeof aggregationSchema>;

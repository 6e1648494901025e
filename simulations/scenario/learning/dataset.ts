import { z } from 'zod';

const words = z.int().min(10).max(5_000).default(500).meta({ title: 'Most frequent words that are counted' });

/** What the trainers learn from. The splits are drawn from it at random, fixed by the seed. */
export const datasetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mnist') }),
  z.strictObject({ kind: z.literal('iris') }),
  z.strictObject({ kind: z.literal('spam'), words }),
  z.strictObject({
    kind: z.literal('messages'),
    file: z.string().min(1).meta({
      title: 'File of labelled messages',
      description: 'A message in every line: its label, a tab, its text. Relative to the scenario file.',
    }),
    words,
  }),
  z.strictObject({
    kind: z.literal('synthetic'),
    features: z.int().min(1).max(1_000).default(20).meta({ title: 'Values in an example' }),
    classes: z.int().min(2).max(100).default(4).meta({ title: 'Classes' }),
    examples: z.int().min(20).max(100_000).default(5_000).meta({ title: 'Examples in all splits together' }),
    separation: z.number().positive().max(20).default(3).meta({
      title: 'Distance between the class centres',
      unit: 'standard deviations within a class',
      description: 'Small: hard to tell apart. The best reachable accuracy follows from it.',
    }),
    labelNoisePercent: z.number().min(0).max(100).default(0).meta({ title: 'Labels drawn at random', unit: '%' }),
  }),
  z.strictObject({
    kind: z.literal('csv'),
    file: z.string().min(1).meta({ title: 'CSV file', description: 'Relative to the scenario file.' }),
    labelColumn: z.string().min(1).meta({ title: 'Column that holds the label' }),
    ignoreColumns: z.array(z.string()).default([]).meta({ title: 'Columns to leave out' }),
    missing: z.enum(['fill', 'drop', 'refuse']).default('fill').meta({
      title: 'What happens to missing values',
      description: 'fill: mean of a number column, a category of its own in a text column; drop: the row goes.',
    }),
  }),
  z.strictObject({
    kind: z.literal('idx'),
    images: z
      .string()
      .min(1)
      .meta({ title: 'IDX file of the examples', description: 'Relative to the scenario file.' }),
    labels: z.string().min(1).meta({ title: 'IDX file of the labels' }),
  }),
]);

export type DatasetSpec = z.output<typeof datasetSchema>;

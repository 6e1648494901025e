import { z } from 'zod';

/** How the training examples are dealt out to the trainers. */
export const partitionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('iid') }),
  z.strictObject({
    kind: z.literal('labelShards'),
    shardsPerTrainer: z.int().min(1).max(20).default(2).meta({ title: 'Label shards per trainer' }),
  }),
  z.strictObject({
    kind: z.literal('dirichlet'),
    alpha: z.number().min(0.01).max(1000).default(1).meta({
      title: 'Dirichlet α',
      description: 'Small: every trainer holds few labels. Large: everybody holds the same mix.',
    }),
  }),
  z.strictObject({
    kind: z.literal('quantitySkew'),
    alpha: z.number().min(0.01).max(1000).default(1).meta({
      title: 'Dirichlet α of the shard sizes',
      description: 'Small: a few trainers hold nearly everything. Labels stay evenly mixed.',
    }),
  }),
  z.strictObject({
    kind: z.literal('featureNoise'),
    deviation: z.number().min(0).max(10).default(0.3).meta({
      title: "Standard deviation of the last trainer's noise",
      unit: 'of a value between 0 and 1, or of a normalised one',
      description: 'Trainer i of n adds normal noise with i/n of it to its examples, always the same.',
    }),
  }),
]);

export type Partition = z.output<typeof partitionSchema>;

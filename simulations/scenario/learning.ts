import { z } from 'zod';

const percent = z.number().min(0).max(100);

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
      description: 'Small: every trainer holds few digits. Large: everybody holds the same mix.',
    }),
  }),
]);

/** The model that the DAO trains. */
export const modelSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('softmax') }),
  z.strictObject({
    kind: z.literal('dense'),
    hiddenUnits: z
      .array(z.int().min(1).max(2048))
      .min(1)
      .max(4)
      .default([32])
      .meta({ title: 'Units of each hidden layer' }),
  }),
]);

/** How updates become one model. */
export const aggregationSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('fedAvg') }),
  z.strictObject({
    rule: z.literal('trimmedMean'),
    trimPercent: percent.max(49).default(25).meta({ title: 'Share cut at each end', unit: '%' }),
  }),
]);

export const learningBackendSchema = z.enum(['auto', 'node', 'wasm', 'cpu']);

export const learningSchema = z.strictObject({
  dataset: z.literal('mnist').default('mnist').meta({ title: 'Data set' }),
  trainExamples: z
    .int()
    .min(10)
    .max(60_000)
    .default(12_000)
    .meta({ title: 'Training examples in all trainers together' }),
  heldOutExamples: z.int().min(10).max(10_000).default(1_000).meta({
    title: 'Held-out examples',
    description: 'The split that validators score updates on. Never trained on.',
  }),
  testExamples: z.int().min(10).max(10_000).default(2_000).meta({
    title: 'Test examples',
    description: 'The split that the reported accuracy is measured on. Never trained or scored on.',
  }),
  partition: partitionSchema.default({ kind: 'iid' }),
  model: modelSchema.default({ kind: 'softmax' }),
  learningRate: z.number().positive().max(10).default(0.1).meta({ title: 'Learning rate of local SGD' }),
  localEpochs: z.int().min(1).max(100).default(1).meta({ title: 'Local epochs a round' }),
  batchSize: z.int().min(1).max(10_000).default(20).meta({ title: 'Batch size', unit: 'examples' }),
  localSteps: z.int().min(1).max(10_000).optional().meta({
    title: 'Most steps a round',
    description: 'Stops local training after this many batches, even within an epoch.',
  }),
  aggregation: aggregationSchema.default({ rule: 'fedAvg' }),
  targetAccuracyPercent: percent.default(90).meta({ title: 'Target accuracy', unit: '%' }),
  backend: learningBackendSchema
    .default('auto')
    .meta({ title: 'TensorFlow.js backend', description: 'auto takes the first that loads: node, wasm, cpu.' }),
});

export type LearningParameters = z.output<typeof learningSchema>;
export type Partition = z.output<typeof partitionSchema>;
export type ModelSpec = z.output<typeof modelSchema>;
export type Aggregation = z.output<typeof aggregationSchema>;
export type LearningBackendChoice = z.output<typeof learningBackendSchema>;

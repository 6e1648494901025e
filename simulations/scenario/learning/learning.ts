import { z } from 'zod';
import { aggregationSchema } from './aggregation.js';
import { compressionSchema } from './compression.js';
import { datasetSchema } from './dataset.js';
import { modelSchema } from './model.js';
import { optimiserSchema } from './optimiser.js';
import { partitionSchema } from './partition.js';
import { privacySchema } from './privacy.js';
import { serverOptimiserSchema } from './server-optimiser.js';

export const learningBackendSchema = z.enum(['auto', 'node', 'wasm', 'cpu']);

export const learningSchema = z.strictObject({
  dataset: datasetSchema.default({ kind: 'mnist' }),
  trainExamples: z
    .int()
    .min(10)
    .max(1_000_000)
    .default(12_000)
    .meta({ title: 'Training examples in all trainers together' }),
  heldOutExamples: z.int().min(10).max(100_000).default(1_000).meta({
    title: 'Held-out examples',
    description: 'The split that validators score updates on. Never trained on.',
  }),
  testExamples: z.int().min(10).max(100_000).default(2_000).meta({
    title: 'Test examples',
    description: 'The split that the reported accuracy is measured on. Never trained or scored on.',
  }),
  partition: partitionSchema.default({ kind: 'iid' }),
  model: modelSchema.default({ kind: 'softmax' }),
  optimiser: optimiserSchema.default({ kind: 'sgd' }),
  learningRate: z.number().positive().max(10).default(0.1).meta({ title: "The trainers' learning rate" }),
  localEpochs: z.int().min(1).max(100).default(1).meta({ title: 'Local epochs a round' }),
  batchSize: z.int().min(1).max(10_000).default(20).meta({ title: 'Batch size', unit: 'examples' }),
  localSteps: z.int().min(1).max(10_000).optional().meta({
    title: 'Most steps a round',
    description: 'Stops local training after this many batches, even within an epoch.',
  }),
  proximalMu: z.number().min(0).max(100).default(0).meta({
    title: 'Proximal term μ (FedProx)',
    description: "Pulls a trainer's weights back to the round's model. 0: plain FedAvg.",
  }),
  aggregation: aggregationSchema.default({ rule: 'fedAvg' }),
  serverOptimiser: serverOptimiserSchema.default({ kind: 'none' }),
  privacy: privacySchema.optional().meta({ title: 'Differential privacy; none when left out' }),
  compression: compressionSchema.optional().meta({ title: 'Compression of updates; none when left out' }),
  targetAccuracyPercent: z.number().min(0).max(100).default(90).meta({ title: 'Target accuracy', unit: '%' }),
  backend: learningBackendSchema
    .default('auto')
    .meta({ title: 'TensorFlow.js backend', description: 'auto takes the first that loads: node, wasm, cpu.' }),
});

export type LearningParameters = z.output<typeof learningSchema>;
export type LearningBackendChoice = z.output<typeof learningBackendSchema>;

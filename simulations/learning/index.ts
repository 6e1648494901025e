export { backendsFor } from './backends/backends.js';
export { collude } from './behaviours/collude.js';
export { cidOf } from './content/cid-of.js';
export { createLearningService } from './create-learning-service.js';
export { type CsvDescription, describeCsv } from './data/csv/describe-csv.js';
export { loadDataset, resolveDatasetFiles } from './data/load-dataset.js';
export { readDataFile } from './data/read-data-file.js';
export { splitNotes } from './data/split-notes.js';
export type * from './federation/federation-record.js';
export { type FederationOptions, runFederation } from './federation/run-federation.js';
export type { ConfusionMatrix, Misclassified, RoundInspection, WeightHistogram } from './inspection/inspection.js';
export { pictureOf } from './inspection/picture-of.js';
export type {
  Cid,
  DataFacts,
  Evaluation,
  EvaluationSplit,
  LearningService,
  LearningServiceOptions,
  ShardSummary,
  TrainingBehaviour,
  TrainRequest,
  TrainResult,
  WeightedUpdate,
} from './learning-service.js';
export { buildModel } from './models/build-model.js';
export { loadModel, resolveModelFile } from './models/load-model.js';
export type { TensorFlow } from './models/network.js';
export { dealShards } from './partition/deal-shards.js';
export { summariseShards } from './partition/summarise-shards.js';
export { learnPolicies } from './policy/learn-policies.js';
export { advantageOf, NO_PAYOFFS, type PayoffBaseline, withPayoff } from './policy/payoff-baseline.js';
export {
  actionAt,
  initialPolicy,
  type Lesson,
  type PolicyAnswer,
  type PolicyOrder,
  type PolicyShape,
  type PolicyWeights,
} from './policy/policy-network.js';
export {
  DISCLOSURES,
  type Disclosure,
  FACT_TITLES,
  OBSERVER_TITLES,
  PROTECTION_TITLES,
  SCORING_NEEDS_UPDATES,
} from './privacy/disclosure.js';
export { LARGEST_LOSS } from './training/cross-entropy.js';

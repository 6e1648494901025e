export { type Aggregation, aggregationSchema } from './aggregation.js';
export { type Attack, attackSchema, type ImmediateAttack } from './attack.js';
export type { Compression } from './compression.js';
export { type Contribution, contributionSchema, MOST_EXACT_PLAYERS } from './contribution.js';
export { type DatasetSpec, datasetSchema } from './dataset.js';
export {
  type LearningBackendChoice,
  type LearningParameters,
  learningBackendSchema,
  learningSchema,
} from './learning.js';
export type { ModelSpec } from './model.js';
export type { OptimiserSpec } from './optimiser.js';
export type { Partition } from './partition.js';
export { type Privacy, type SecureAggregation, secureAggregationSchema } from './privacy.js';
export {
  AGGREGATION_RULES,
  type AggregationOnChain,
  CONTRIBUTION_RULES,
  type ContributionOnChain,
} from './rules-on-chain.js';
export type { ServerOptimiserSpec } from './server-optimiser.js';

export { type Aggregation, aggregationSchema } from './aggregation.js';
export { type Attack, attackSchema, type ImmediateAttack } from './attack.js';
export { type Compression, compressionSchema } from './compression.js';
export { type Contribution, contributionSchema } from './contribution.js';
export { type DatasetSpec, datasetSchema } from './dataset.js';
export {
  type LearningBackendChoice,
  type LearningParameters,
  learningBackendSchema,
  learningSchema,
} from './learning.js';
export { type ModelSpec, modelSchema } from './model.js';
export { type OptimiserSpec, optimiserSchema } from './optimiser.js';
export { type Partition, partitionSchema } from './partition.js';
export { type Privacy, privacySchema, type SecureAggregation, secureAggregationSchema } from './privacy.js';
export {
  AGGREGATION_RULES,
  type AggregationOnChain,
  CONTRIBUTION_RULES,
  type ContributionOnChain,
} from './rules-on-chain.js';
export { type ServerOptimiserSpec, serverOptimiserSchema } from './server-optimiser.js';

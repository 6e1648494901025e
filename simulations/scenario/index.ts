export { cohortSize } from './cohort-size.js';
export { DAO_PRESETS } from './dao-presets/index.js';
export { type Difference, differencesOf } from './differences.js';
export { type DocumentKind, documentKind } from './document-kind.js';
export { type DocumentProblem, problemsOf, unusableDocument } from './document-problem.js';
export { type Federation, type FederationDraft, federationSchema, type Staleness } from './federation.js';
export {
  AGGREGATION_RULES,
  type Aggregation,
  type AggregationOnChain,
  type Attack,
  aggregationSchema,
  attackSchema,
  CONTRIBUTION_RULES,
  type Compression,
  type Contribution,
  type ContributionOnChain,
  type DatasetSpec,
  datasetSchema,
  type ImmediateAttack,
  type LearningBackendChoice,
  type LearningParameters,
  learningBackendSchema,
  learningSchema,
  MOST_EXACT_PLAYERS,
  type ModelSpec,
  type OptimiserSpec,
  type Partition,
  type Privacy,
  type SecureAggregation,
  type ServerOptimiserSpec,
} from './learning/index.js';
export { checkFederation, parseFederation } from './parse-federation.js';
export { type CoreCohort, cohortFields, type Holdings } from './population.js';
export { bps, formatTokens, parseTokens, percent, seconds, TOKEN, tokenAmount } from './quantities.js';
export * from './rehearsal/index.js';
export {
  type CoreScenario,
  chainEngineSchema,
  checkAggregation,
  checkCohorts,
  type Intervention,
  scenarioFields,
} from './scenario.js';
export { schemaReference } from './schema-reference.js';

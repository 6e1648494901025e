export { type Federation, type FederationDraft, federationSchema, type Staleness } from './federation.js';
export {
  type Aggregation,
  type Attack,
  type Compression,
  type Contribution,
  type DatasetSpec,
  type ImmediateAttack,
  type LearningBackendChoice,
  type LearningParameters,
  learningBackendSchema,
  learningSchema,
  type ModelSpec,
  type OptimiserSpec,
  type Partition,
  type Privacy,
  type SecureAggregation,
  type ServerOptimiserSpec,
} from './learning/index.js';
export { checkScenario, parseScenario, type ScenarioProblem } from './parse-scenario.js';
export type { Archetype, Cohort, CohortOf, Holdings } from './population.js';
export { chainEngineSchema, type Intervention, type Scenario, type ScenarioDraft } from './scenario.js';
export { formatTokens, parseTokens, TOKEN } from './token-amount.js';

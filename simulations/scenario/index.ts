export {
  type Aggregation,
  type LearningBackendChoice,
  type LearningParameters,
  learningBackendSchema,
  learningSchema,
  type ModelSpec,
  type Partition,
} from './learning.js';
export { checkScenario, parseScenario, type ScenarioProblem } from './parse-scenario.js';
export type { Archetype, Cohort, CohortOf, Holdings } from './population.js';
export { chainEngineSchema, type Intervention, type Scenario, type ScenarioDraft } from './scenario.js';
export { formatTokens, parseTokens, TOKEN } from './token-amount.js';

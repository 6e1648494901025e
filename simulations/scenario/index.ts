export {
  type Aggregation,
  type LearningBackendChoice,
  type LearningParameters,
  learningBackendSchema,
  learningSchema,
  type ModelSpec,
  type Partition,
} from './learning.js';
export { checkScenario, parseScenario, type ScenarioProblem, scenarioJsonSchema } from './parse-scenario.js';
export type { Archetype, Cohort, CohortOf, Holdings } from './population.js';
export { chainEngineSchema, type Intervention, type Scenario, type ScenarioDraft, scenarioSchema } from './scenario.js';
export { formatTokens, parseTokens, TOKEN } from './token-amount.js';

export { idleParties } from './idle-parties.js';
export type { OpenMechanism } from './open-mechanism.js';
export { auditOf, createRecorderOf } from './recording.js';
export {
  ARCHETYPES,
  type Cohort,
  checkScenario,
  MECHANISMS,
  parseScenario,
  type Scenario,
  type ScenarioDraft,
  scenarioJsonSchema,
  scenarioReference,
  type WorldView,
} from './scenario.js';

export { idleParties } from './idle-parties.js';
export {
  ALLOCATION_PRESETS,
  type AllocationFormat,
  type AllocationImport,
  type AllocationOutlook,
  type AllocationPreset,
  CATEGORIES,
  type Category,
  COHORT_OF,
  type Electorate,
  type FormatProblem,
  isWorkbook,
  LAUNCH_QUARTILES,
  type Measure,
  outlookOf,
  type Quartiles,
  readAllocationFile,
  SHAPES,
  type Standing,
  type VestingSection,
  vestingGroupSchema,
  vestingSection,
  writeAllocationFile,
} from './list.js';
export type { OpenMechanism } from './open-mechanism.js';
export { accrualsOf, auditOf, createRecorderOf } from './recording.js';
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
export { closedVotingWindow } from './voting-window.js';

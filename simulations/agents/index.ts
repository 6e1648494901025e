export type {
  ActionRules,
  ActionWords,
  NameOf,
  OpenActionRules,
  Parameter,
  ParameterValues,
} from './actions.js';
export { type AgentIdentity, Directory, type Observation, type Policy } from './agent.js';
export {
  type Archetype,
  type CohortOf,
  type OpenArchetype,
  openArchetype,
  type PartyFamily,
  type PartyWords,
} from './archetype.js';
export { type Agent, createPopulation, type Endowment, type Population } from './create-population.js';
export { callsInParts, type Intent, TICK_WINDOWS, type TickWindow, type WorkIntent, workIntent } from './intent.js';
export type { Effect, ProposedCall, Scope } from './scope.js';
export {
  type DoneWork,
  type Finding,
  type WorkKind,
  type WorkRecord,
  type WorkServices,
  workOf,
} from './work.js';

export type { Agent, AgentIdentity, Observation } from './agent.js';
export type { CallArgument, ContractCall, ContractName } from './contract-call.js';
export { createPopulation, type Endowment, type Population } from './create-population.js';
export type { Finding } from './finding.js';
export type { Intent, Phase, WorkIntent } from './intent.js';
export type { Appraisal, WorkKind, WorkOrder, WorkResults } from './work-order.js';

export { type Collector, type EnactedCall, type Genesis, Simulation, type SimulationOptions } from './simulation.js';
export { STAGES, type Stage, type StageListener, type Step } from './step.js';
export type { TransactionOutcome } from './transaction-outcome.js';

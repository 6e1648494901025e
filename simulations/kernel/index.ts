export { DeployedDao } from './deployed-dao.js';
export { type DaoDeployment, type DeployedContract, type DeploymentPlan, deployDao, roleId } from './deployment.js';
export {
  archetypesOf,
  type DeployableMechanism,
  type DeploymentContext,
  type KernelMechanism,
  type MechanismAddresses,
  mechanismsOf,
} from './kernel-mechanism.js';
export {
  type Collector,
  type EnactedCall,
  type Genesis,
  KEPT_FINDINGS,
  Simulation,
  type SimulationOptions,
} from './simulation.js';
export { STAGES, type Stage, type StageListener, type Step, type TransactionOutcome } from './step.js';

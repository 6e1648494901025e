import {
  DaoGovernor,
  EmissionController,
  GovernanceToken,
  ParameterRegistry,
  RolePool,
  StakePool,
  TimelockController,
  TrainingRounds,
} from '../../../contracts/bindings/index.js';
import type { Address } from '../chain-engine.js';
import type { ContractBinding } from '../codec/index.js';

/** The DAO's contracts in the order they are deployed. The timelock is the treasury. */
export const DAO_CONTRACTS = [
  'token',
  'timelock',
  'governor',
  'registry',
  'stakePool',
  'trainerPool',
  'validatorPool',
  'emission',
  'rounds',
] as const;

/** Addresses of the DAO's contracts. */
export type DaoContracts = Readonly<Record<(typeof DAO_CONTRACTS)[number], Address>>;

const BINDINGS: Readonly<Record<keyof DaoContracts, ContractBinding>> = {
  token: GovernanceToken,
  timelock: TimelockController,
  governor: DaoGovernor,
  registry: ParameterRegistry,
  stakePool: StakePool,
  trainerPool: RolePool,
  validatorPool: RolePool,
  emission: EmissionController,
  rounds: TrainingRounds,
};

/** ABI and bytecode of one of the DAO's contracts. */
export function bindingOf(contract: keyof DaoContracts): ContractBinding {
  return BINDINGS[contract];
}

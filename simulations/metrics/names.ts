import type { Address, NameOf, WorldView } from '../world/index.js';
import type { ReportedAgent } from './reporter-input.js';

const CONTRACT_NAMES: Readonly<Record<keyof WorldView['contracts'], string>> = {
  token: 'the token',
  timelock: 'the treasury',
  governor: 'the governor',
  registry: 'the parameter registry',
  stakePool: 'the stake pool',
  trainerPool: 'the trainers’ pool',
  validatorPool: 'the validators’ pool',
  emission: 'the emission controller',
  rounds: 'the training rounds',
};

/** Names for sentences: agents by their own, contracts by what they are, all others by address. */
export function namesOf(agents: readonly ReportedAgent[], contracts: WorldView['contracts']): NameOf {
  const names = new Map<Address, string>();
  for (const contract of Object.keys(CONTRACT_NAMES) as (keyof typeof CONTRACT_NAMES)[]) {
    names.set(contracts[contract], CONTRACT_NAMES[contract]);
  }
  for (const { address, name } of agents) names.set(address, name);
  return (account) => names.get(account) ?? account;
}

import type { DaoContracts } from '../../chain/index.js';
import type { DomainFact } from '../domain-event.js';
import type { EventArguments } from './event-arguments.js';
import type { FactReaders } from './fact-readers.js';
import { governorFacts, timelockFacts } from './governance.js';
import { emissionFacts, poolFacts, registryFacts, roleFacts } from './rewards.js';
import { roundFacts } from './rounds.js';
import { stakingFacts } from './staking.js';
import { tokenFacts } from './token.js';

const FACTS: Readonly<Record<keyof DaoContracts, FactReaders>> = {
  token: { ...tokenFacts, ...roleFacts('token') },
  timelock: { ...timelockFacts, ...roleFacts('timelock') },
  governor: governorFacts,
  registry: registryFacts,
  stakePool: { ...stakingFacts, ...roleFacts('stakePool') },
  trainerPool: { ...poolFacts('trainers'), ...roleFacts('trainerPool') },
  validatorPool: { ...poolFacts('validators'), ...roleFacts('validatorPool') },
  emission: emissionFacts,
  rounds: { ...roundFacts, ...roleFacts('rounds') },
};

/** The fact that a contract's event states; `null` for events that Folkmoot has no use for. */
export function factOf(contract: keyof DaoContracts, event: string, args: EventArguments): DomainFact | null {
  return FACTS[contract][event]?.(args) ?? null;
}

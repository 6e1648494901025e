import { type CohortOf, parseTokens } from '../../scenario/index.js';
import { type Agent, type AgentIdentity, agentOf } from '../agent.js';
import { stakeAtLeast } from '../policies/stake-at-least.js';
import { trainRound } from '../policies/train-round.js';

/** Attacker: takes part in every round like a trainer, and departs from the protocol as its attack says. */
export function adversary(identity: AgentIdentity, cohort: CohortOf<'adversary'>): Agent {
  return agentOf(identity, [stakeAtLeast(parseTokens(cohort.stakeTokens)), trainRound(cohort.attack)]);
}

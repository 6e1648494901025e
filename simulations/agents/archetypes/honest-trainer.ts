import { type CohortOf, parseTokens } from '../../scenario/index.js';
import { type Agent, type AgentIdentity, agentOf } from '../agent.js';
import { stakeAtLeast } from '../policies/stake-at-least.js';
import { trainRound } from '../policies/train-round.js';

/** Trains on its own data every round and sends what it learnt. */
export function honestTrainer(identity: AgentIdentity, cohort: CohortOf<'honestTrainer'>): Agent {
  return agentOf(identity, [stakeAtLeast(parseTokens(cohort.stakeTokens)), trainRound({ kind: 'honest' })]);
}

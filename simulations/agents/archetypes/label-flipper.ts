import { type CohortOf, parseTokens } from '../../scenario/index.js';
import { type Agent, type AgentIdentity, agentOf } from '../agent.js';
import { stakeAtLeast } from '../policies/stake-at-least.js';
import { trainRound } from '../policies/train-round.js';

/** Attacker: trains on labels turned upside down, so that the model learns to confuse digits. */
export function labelFlipper(identity: AgentIdentity, cohort: CohortOf<'labelFlipper'>): Agent {
  return agentOf(identity, [stakeAtLeast(parseTokens(cohort.stakeTokens)), trainRound({ kind: 'labelFlip' })]);
}

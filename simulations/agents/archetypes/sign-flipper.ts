import { type CohortOf, parseTokens } from '../../scenario/index.js';
import { type Agent, type AgentIdentity, agentOf } from '../agent.js';
import { stakeAtLeast } from '../policies/stake-at-least.js';
import { trainRound } from '../policies/train-round.js';

/** Attacker: sends its honest update the wrong way round and scaled up, which cancels several honest ones. */
export function signFlipper(identity: AgentIdentity, cohort: CohortOf<'signFlipper'>): Agent {
  const behaviour = { kind: 'signFlip', scale: cohort.scale } as const;
  return agentOf(identity, [stakeAtLeast(parseTokens(cohort.stakeTokens)), trainRound(behaviour)]);
}

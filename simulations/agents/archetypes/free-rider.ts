import { type CohortOf, parseTokens } from '../../scenario/index.js';
import { type Agent, type AgentIdentity, agentOf } from '../agent.js';
import { stakeAtLeast } from '../policies/stake-at-least.js';
import { trainRound } from '../policies/train-round.js';

/** Draws pay without working: its update is noise small enough to go unnoticed. */
export function freeRider(identity: AgentIdentity, cohort: CohortOf<'freeRider'>): Agent {
  const behaviour = { kind: 'randomWeights', deviation: cohort.noiseDeviation } as const;
  return agentOf(identity, [stakeAtLeast(parseTokens(cohort.stakeTokens)), trainRound(behaviour)]);
}

import { type Agent, type AgentIdentity, agentOf } from '../agent.js';
import { keepDuty } from '../policies/keep-duty.js';

/** Holds, and neither votes nor delegates: its tokens raise the quorum and never count towards it. */
export function passiveHolder(identity: AgentIdentity): Agent {
  return agentOf(identity, [keepDuty]);
}

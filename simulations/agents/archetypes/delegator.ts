import { type Agent, type AgentIdentity, agentOf } from '../agent.js';
import { delegateToSomebody } from '../policies/delegate-votes.js';
import { keepDuty } from '../policies/keep-duty.js';

/** Lets a delegate vote for it, and looks for another when that one keeps missing votes. */
export function delegator(identity: AgentIdentity): Agent {
  return agentOf(identity, [keepDuty, delegateToSomebody]);
}

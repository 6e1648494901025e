import type { CohortOf } from '../../scenario/index.js';
import { type Agent, type AgentIdentity, agentOf } from '../agent.js';
import { delegateToSelf } from '../policies/delegate-votes.js';
import { keepDuty } from '../policies/keep-duty.js';
import { studyRules } from '../policies/study-rules.js';
import { voteOnProposals } from '../policies/vote-on-proposals.js';

/** Votes for others as a calling: studies what rules would do and cares for the model before its own income. */
export function delegate(identity: AgentIdentity, cohort: CohortOf<'delegate'>): Agent {
  const taste = { accuracy: 1, income: 0.05, threshold: 0.5 };
  return agentOf(identity, [keepDuty, delegateToSelf, studyRules, voteOnProposals(cohort.diligence, taste)]);
}

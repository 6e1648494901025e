import type { CohortOf } from '../../scenario/index.js';
import { type Agent, type AgentIdentity, agentOf } from '../agent.js';
import { delegateToSelf } from '../policies/delegate-votes.js';
import { keepDuty } from '../policies/keep-duty.js';
import { studyRules } from '../policies/study-rules.js';
import { voteOnProposals } from '../policies/vote-on-proposals.js';

/** Holds enough to decide close votes: minds its income more than the model, and takes a side only when much is at stake. */
export function whale(identity: AgentIdentity, cohort: CohortOf<'whale'>): Agent {
  const taste = { accuracy: 0.5, income: 1, threshold: 2 };
  return agentOf(identity, [keepDuty, delegateToSelf, studyRules, voteOnProposals(cohort.diligence, taste)]);
}

import type { CohortOf } from '../../scenario/index.js';
import { type Agent, type AgentIdentity, agentOf } from '../agent.js';
import { claimRewards } from '../policies/claim-rewards.js';
import { delegateToSelf } from '../policies/delegate-votes.js';
import { keepDuty } from '../policies/keep-duty.js';
import { stakeShareOnce } from '../policies/stake-share.js';
import { studyRules } from '../policies/study-rules.js';
import { voteOnProposals } from '../policies/vote-on-proposals.js';

/** Does the sums itself and votes for what raises measured accuracy and its own income. */
export function informedVoter(identity: AgentIdentity, cohort: CohortOf<'informedVoter'>): Agent {
  const taste = { accuracy: 1, income: 0.3, threshold: 0.5 };
  return agentOf(identity, [
    keepDuty,
    delegateToSelf,
    stakeShareOnce(cohort.stakeShare),
    claimRewards(8),
    studyRules,
    voteOnProposals(cohort.diligence, taste),
  ]);
}

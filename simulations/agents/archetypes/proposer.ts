import type { CohortOf } from '../../scenario/index.js';
import { type Agent, type AgentIdentity, agentOf } from '../agent.js';
import { delegateToSelf } from '../policies/delegate-votes.js';
import { keepDuty } from '../policies/keep-duty.js';
import { proposeBetterRules } from '../policies/propose-better-rules.js';
import { studyRules } from '../policies/study-rules.js';
import { voteOnProposals } from '../policies/vote-on-proposals.js';

/** Watches what the rules in force cost the DAO, and proposes better ones once the evidence has held. */
export function proposer(identity: AgentIdentity, cohort: CohortOf<'proposer'>): Agent {
  const patience = {
    rounds: cohort.patienceRounds,
    minimumGain: cohort.minimumGainPercent,
    candidates: cohort.candidates,
  };
  const taste = { accuracy: 1, income: 0.1, threshold: 0.5 };
  return agentOf(identity, [
    keepDuty,
    delegateToSelf,
    studyRules,
    proposeBetterRules(patience),
    // Somebody who went to the trouble of proposing does not forget to vote.
    voteOnProposals(1, taste),
  ]);
}

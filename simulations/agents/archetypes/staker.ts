import type { CohortOf } from '../../scenario/index.js';
import { type Agent, type AgentIdentity, agentOf } from '../agent.js';
import { claimRewards } from '../policies/claim-rewards.js';
import { keepDuty } from '../policies/keep-duty.js';
import { stakeShare } from '../policies/stake-share.js';

/** Stakes most of what it has, collects its rewards every month and stakes them again. */
export function staker(identity: AgentIdentity, cohort: CohortOf<'staker'>): Agent {
  return agentOf(identity, [keepDuty, claimRewards(4), stakeShare(cohort.stakeShare)]);
}

import { type CohortOf, parseTokens } from '../../scenario/index.js';
import { type Agent, type AgentIdentity, agentOf } from '../agent.js';
import { claimRewards } from '../policies/claim-rewards.js';
import { keepDuty } from '../policies/keep-duty.js';
import { scoreRound } from '../policies/score-round.js';
import { stakeAtLeast } from '../policies/stake-at-least.js';

/** Measures every round's model and updates, reports the scores, and does the DAO's chores when it is its turn. */
export function validator(identity: AgentIdentity, cohort: CohortOf<'validator'>): Agent {
  return agentOf(identity, [
    keepDuty,
    stakeAtLeast(parseTokens(cohort.stakeTokens)),
    scoreRound(cohort.favours ?? null),
    claimRewards(4),
  ]);
}

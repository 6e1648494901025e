import type { Standing } from '../calibration/during/standing.js';
import { countsTowardsQuorum } from '../rules/decision-rule.js';
import type { NeededVotes } from './open-vote.js';

/** What turns a vote round as it stands, in tokens that have not voted yet. */
export interface StillFlips {
  /** Whether it would pass if no more votes came. */
  readonly leads: boolean;
  /** Votes that count towards what is needed. */
  readonly counted: number;
  /** Least new tokens For that make it pass, and Against that make it fail; 0 where it is so already. */
  readonly forMissing: number;
  readonly againstMissing: number;
}

/** Passing takes more For than the strongest other side, and the needed votes. */
export function stillFlips(standing: Standing, { tokens, counts }: NeededVotes): StillFlips {
  const { for: supporting, against, rival, abstain } = standing;
  const counted =
    supporting +
    (countsTowardsQuorum('against', counts) ? against : 0) +
    (countsTowardsQuorum('abstain', counts) ? abstain : 0);
  const leads = supporting > rival && counted >= tokens;
  return {
    leads,
    counted,
    forMissing: leads ? 0 : Math.max(rival - supporting, tokens - counted, 0),
    againstMissing: leads ? supporting - rival : 0,
  };
}

import type { Standing } from '../calibration/during/standing.js';
import { countsTowardsQuorum } from '../rules/decision-rule.js';
import type { NeededVotes } from './open-vote.js';

/** What turns a vote round as it stands, in tokens that have not voted yet. */
export interface StillFlips {
  /** Whether it would pass if no more votes came. */
  readonly leads: boolean;
  /** Votes that count towards what is needed; of a quorum of rejection those Against. */
  readonly counted: number;
  /** More new tokens For than these make it pass: 0 where it does already, `null` where none could. */
  readonly forMissing: number | null;
  /** Against, as many as these make it fail; of a quorum of rejection more than these. 0 where it fails already. */
  readonly againstMissing: number;
}

/** By what passing takes, and the votes so far. */
export function stillFlips(standing: Standing, needed: NeededVotes): StillFlips {
  const { for: supporting, against, rival, abstain } = standing;
  const { tokens } = needed;
  if (needed.kind === 'rejection') {
    const leads = against <= tokens;
    return { leads, counted: against, forMissing: leads ? 0 : null, againstMissing: leads ? tokens - against : 0 };
  }
  const counted =
    supporting +
    (countsTowardsQuorum('against', needed.counts) ? against : 0) +
    (countsTowardsQuorum('abstain', needed.counts) ? abstain : 0);
  const leads = supporting > rival && counted >= tokens;
  return {
    leads,
    counted,
    forMissing: leads ? 0 : Math.max(rival - supporting, tokens - counted, 0),
    againstMissing: leads ? supporting - rival : 0,
  };
}

import type { Standing } from '../calibration/during/standing.js';
import { countsTowardsQuorum } from '../rules/decision-rule.js';
import type { NeededVotes } from './open-vote.js';

/** What turns a vote round as it stands, in tokens that have not voted yet. */
export interface StillFlips {
  /** Whether it would pass if no more votes came. */
  readonly leads: boolean;
  /** Votes that count towards what is needed; of a quorum of rejection and of a veto those Against. */
  readonly counted: number;
  /** More new tokens For than these make it pass: 0 where it does already, `null` where none could. */
  readonly forMissing: number | null;
  /** Against, as many as these make it fail; of a quorum of rejection or a share of For more than these. 0 where it fails already. */
  readonly againstMissing: number;
}

/** By what passing takes, and the votes so far. */
export function stillFlips(standing: Standing, needed: NeededVotes): StillFlips {
  const { for: supporting, against, rival, abstain } = standing;
  const { tokens } = needed;
  if (needed.kind !== 'quorum') {
    const leads = needed.kind === 'veto' ? against < tokens : against <= tokens;
    return { leads, counted: against, forMissing: leads ? 0 : null, againstMissing: leads ? tokens - against : 0 };
  }
  const counted =
    supporting +
    (countsTowardsQuorum('against', needed.counts) ? against : 0) +
    (countsTowardsQuorum('abstain', needed.counts) ? abstain : 0);
  const { lead, forShort, againstLeft } =
    needed.approvalPercent === undefined ? majority() : share(needed.approvalPercent / 100);
  const leads = lead && counted >= tokens;
  const short = Math.max(forShort, tokens - counted, 0);
  return {
    leads,
    counted,
    forMissing: leads ? 0 : Number.isFinite(short) ? short : null,
    againstMissing: leads ? againstLeft : 0,
  };

  function majority() {
    return { lead: supporting > rival, forShort: rival - supporting, againstLeft: supporting - rival };
  }

  /** A share is enough when it is met. */
  function share(part: number) {
    const wanted = against === 0 ? 0 : (against * part) / (1 - part);
    const borne = (supporting * (1 - part)) / part;
    return {
      lead: supporting > 0 && supporting >= wanted,
      forShort: wanted - supporting,
      againstLeft: borne - against,
    };
  }
}

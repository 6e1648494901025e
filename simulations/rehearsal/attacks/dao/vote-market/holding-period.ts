import type { VoteRouteControl } from '../../attack-report.js';
import type { AttackSession } from '../../session/attack-session.js';
import type { AttackContext } from '../attack-context.js';
import { type TransferEnd, WHY_IT_ENDED } from '../treasury-transfer.js';
import { inDollars } from '../words.js';
import { defendedDao } from './defended-dao.js';
import type { RouteOutcome } from './route.js';

const WEEK_SECONDS = 604_800;

/** How long votes must have been held: a week more than there is between a proposal and its snapshot. */
export const holdingPeriodOf = ({ loaded }: Pick<AttackContext, 'loaded'>): number =>
  loaded.dao.governor.votingDelaySeconds + WEEK_SECONDS;

/** Tries a way again where only votes count that were held for a period before the snapshot. */
export async function heldForAPeriod(
  context: AttackContext,
  session: AttackSession,
  { price }: RouteOutcome,
  attempt: (defended: AttackContext) => Promise<TransferEnd | null>,
): Promise<Omit<VoteRouteControl, 'steps'> | null> {
  if (price === null) return null;
  const seconds = holdingPeriodOf(context);
  const days = Math.round((seconds / 86_400) * 10) / 10;
  const defended = await defendedDao(context, session, { holdingPeriodSeconds: seconds, guardian: null });
  if (defended === null) return null;
  const end = await attempt(defended);
  if (end === null) return null;
  const defence = `The same rules, and only votes that were held for ${days} days before the snapshot count.`;
  if (end !== 'defeated') {
    const why = end === 'executed' ? 'It is carried out all the same.' : WHY_IT_ENDED[end];
    return { defence, outcome: end === 'executed' || end === 'stopped' ? 'succeeds' : 'fails', why };
  }
  const dearer = price.onceUsd + (price.hourlyUsd * seconds) / 3_600;
  return {
    defence,
    outcome: 'fails',
    why: `What was got for this vote weighs nothing in it. Held for as long as it takes, it would cost ${inDollars(dearer)}.`,
  };
}

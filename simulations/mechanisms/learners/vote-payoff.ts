import { type Proposal, proposalState } from '../governance/index.js';
import { markBefore, ratio } from '../market/index.js';
import type { LearnersScope } from './state.js';

/** Actions of a voter in the governor's order. */
export const VOTER_ACTIONS = ['against', 'for', 'abstain'] as const;
const SIDES = [-1, 1, 0] as const;

/**
 * What a proposal did to the worth of a token: by how much faster (or slower) the price rose in a time after it was carried
 * out than in as long a time before, as a difference of logarithms. `'nothing'` when it will never be carried out, or the
 * pool was not there long enough to tell; `null` while it is too early.
 * @param span now (Unix seconds), and how long before and after to look
 */
export function changeBroughtBy(
  proposal: Proposal,
  { market }: Pick<LearnersScope['view'], 'market'>,
  { now, seconds }: { readonly now: number; readonly seconds: number },
): number | 'nothing' | null {
  const { executedAt } = proposal;
  if (executedAt === null) {
    const state = proposalState(proposal, now);
    return state === 'defeated' || state === 'canceled' ? 'nothing' : null;
  }
  if (now < executedAt + seconds) return null;
  const at = (time: number) => markBefore(market.history, { now: time, seconds: 0 });
  const [before, then, after] = [at(executedAt - seconds), at(executedAt), at(executedAt + seconds)];
  if (before === null || then === null || after === null) return 'nothing';
  return growth(then.price, after.price) - growth(before.price, then.price);
}

const growth = (from: bigint, to: bigint) => (from === 0n || to === 0n ? 0 : Math.log(ratio(to, from)));

/**
 * What a ballot brought, as a share of what the voter holds: `null` while nobody can tell. Whoever takes a side pays for
 * having looked, whatever becomes of the proposal.
 * @param action number of one of `VOTER_ACTIONS`
 */
export function votePayoff(
  action: number,
  change: ReturnType<typeof changeBroughtBy>,
  costOfLookingPercent: number,
): number | null {
  if (change === null) return null;
  const side = SIDES[action] ?? 0;
  if (side === 0) return 0;
  return (change === 'nothing' ? 0 : side * change) - costOfLookingPercent / 100;
}

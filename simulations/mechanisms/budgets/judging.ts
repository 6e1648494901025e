import type { Effect } from '../../agents/index.js';
import { ledgerOf } from '../../world/index.js';
import { monthlyOf, worthOf } from './runway.js';
import type { BudgetLineView, BudgetsScope } from './state.js';

type View = BudgetsScope['view'];
const MONTHS_A_YEAR = 12n;

/**
 * What another budget would cost whoever owns a part of the DAO: the change of what is spent in a year, in percent of what
 * all tokens are worth at the pool's price. What the money buys nobody can tell from a call. `null` while there is no price.
 */
export function judgeLine(
  view: View,
  before: BudgetLineView | undefined,
  after: Pick<BudgetLineView, 'asset' | 'amount' | 'period'> | undefined,
): Effect | null {
  const [now, then] = [monthlyOf(view, before), monthlyOf(view, after)];
  return now === null || then === null ? null : spent(view, (then - now) * MONTHS_A_YEAR, 'a year');
}

/** What it costs the same to pay so many wei of coins once. */
export function spent(view: View, coins: bigint, when = 'once'): Effect | null {
  const worth = worthOf(view.market.reserves, ledgerOf(view).supply);
  if (worth === null || worth === 0n) return null;
  const percent = Number((coins * 1_000_000n) / worth) / 10_000;
  const more = percent < 0 ? 'saves' : 'spends';
  const because = `It ${more} ${Math.abs(percent).toFixed(2)} % of what all tokens are worth, ${when}.`;
  return { accuracy: 0, income: -percent, because };
}

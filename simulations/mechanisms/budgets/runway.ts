import { TOKEN_ASSET } from '../../world/index.js';
import { type Reserves, STABLE_ASSET } from '../market/index.js';
import { assetOf, type BudgetLineView, type BudgetsScope, owedBy, treasuryHolds } from './state.js';

type View = BudgetsScope['view'];
const ONE_TOKEN = 10n ** 18n;
/** A twelfth of a year of 365.25 days. */
export const SECONDS_A_MONTH = 2_629_800;

/** Wei of coins that tokens are worth at the pool's price; `null` while the pool is empty. */
export function worthOf({ tokens, coins }: Reserves, amount: bigint): bigint | null {
  return tokens === 0n ? null : (amount * ((coins * ONE_TOKEN) / tokens)) / ONE_TOKEN;
}

/** What the treasury has and what it is worth in coins at the pool's price (wei); `null` while there is no price. */
export function treasuryValue(view: View) {
  const tokens = worthOf(view.market.reserves, treasuryHolds(view));
  if (tokens === null) return null;
  const coins = treasuryHolds(view, STABLE_ASSET);
  return { tokens, coins, all: tokens + coins };
}

/** Lines that will have something due after a time. */
const standing = (view: View, time: number): readonly BudgetLineView[] =>
  [...view.budgets.lines.values()].filter(({ dueAt, until }) => dueAt <= until && until >= time);

/** What standing budgets spend in a month, in wei of coins at the pool's price; `null` while there is no price. */
export function monthlySpending(view: View, time: number): bigint | null {
  let sum = 0n;
  for (const line of standing(view, time)) {
    const monthly = monthlyOf(view, line);
    if (monthly === null) return null;
    sum += monthly;
  }
  return sum;
}

/** What a line spends in a month, in wei of coins at the pool's price; 0 for none, `null` while there is no price. */
export function monthlyOf(view: View, line: Pick<BudgetLineView, 'asset' | 'amount' | 'period'> | undefined) {
  if (line === undefined) return 0n;
  const worth = assetOf(view, line) === TOKEN_ASSET ? worthOf(view.market.reserves, line.amount) : line.amount;
  return worth === null ? null : (worth * BigInt(SECONDS_A_MONTH)) / BigInt(line.period);
}

/** What is due by a time and not paid, in wei of coins at the pool's price; `null` while there is no price. */
export function arrears(view: View, time: number): bigint | null {
  let sum = 0n;
  for (const line of view.budgets.lines.values()) {
    const owed = owedBy(line, time);
    const worth = assetOf(view, line) === TOKEN_ASSET ? worthOf(view.market.reserves, owed) : owed;
    if (worth === null) return null;
    sum += worth;
  }
  return sum;
}

/**
 * Months for which something lasts at the standing budgets' rate, less what is owed already; `null` when no budget stands
 * or there is no price. 0 when less is there than is owed.
 */
export function monthsOf(funds: bigint | null, view: View, time: number): number | null {
  const [rate, owed] = [monthlySpending(view, time), arrears(view, time)];
  if (funds === null || rate === null || owed === null || rate === 0n) return null;
  return funds <= owed ? 0 : Number(((funds - owed) * 1_000_000n) / rate) / 1_000_000;
}

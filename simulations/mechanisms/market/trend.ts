import { ratio } from './pool.js';
import type { PoolMark } from './state.js';

/** A stretch of time that somebody looks back on: from so many seconds before now. */
export interface Span {
  /** Unix seconds. */
  readonly now: number;
  readonly seconds: number;
}

/** The pool as it stood at the beginning of a span; `null` when the marks do not go back so far. */
export function markBefore(history: readonly PoolMark[], { now, seconds }: Span): PoolMark | null {
  return history.findLast(({ time }) => time <= now - seconds) ?? null;
}

/** How the price changed over a span, as the logarithm of its ratio; `null` when nobody can tell. */
export function priceTrend(history: readonly PoolMark[], span: Span): number | null {
  const before = markBefore(history, span);
  const last = history.at(-1);
  if (before === null || last === undefined || before.price === 0n || last.price === 0n) return null;
  return Math.log(ratio(last.price, before.price));
}

/** What the pool earned in fees over a span, as a share (0 to 1) of what lay in it; `null` when nobody can tell. */
export function feeIncome(history: readonly PoolMark[], span: Span): number | null {
  const before = markBefore(history, span);
  const last = history.at(-1);
  if (before === null || last === undefined || before.worth === 0n) return null;
  return ratio(last.worth, before.worth) - 1;
}

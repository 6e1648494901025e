import { parseTokens } from '../../scenario/index.js';
import type { TournamentTerms } from './state.js';

/* Everything is reckoned as the contract reckons it, to the wei; division drops what is behind the point. */

/** A score (1/10^9) times its weight (1/10^6). */
const RATE = 10n ** 15n;
const MILLIONTHS = 1e6;
const RATE_OF_BPS = 10n ** 11n;

/** What a scenario's rounds pay, in the contract's units. */
export interface PayoutTerms {
  /** Wei. */
  readonly threshold: bigint;
  /** Millionths. */
  readonly corrWeight: number;
  readonly mmcWeight: number;
  /** 1/10,000. */
  readonly limitBps: number;
  readonly burns: boolean;
}

export const payoutTermsOf = (section: TournamentTerms): PayoutTerms => ({
  threshold: parseTokens(section.thresholdTokens),
  corrWeight: Math.round(section.corrMultiplier * MILLIONTHS),
  mmcWeight: Math.round(section.mmcMultiplier * MILLIONTHS),
  limitBps: Math.round(section.limitPercent * 100),
  burns: section.burns,
});

/** What part of a full payout a round pays, 0 to 1. */
export const payoutFactor = ({ threshold }: Pick<PayoutTerms, 'threshold'>, atRisk: bigint): number =>
  atRisk > threshold ? Number(threshold) / Number(atRisk) : 1;

/** What a score pays or burns of each 10^15 wei at risk, losses included whether they are burnt or not. */
function rateOf(terms: PayoutTerms, total: bigint, { corr, mmc }: { readonly corr: number; readonly mmc: number }) {
  let rate = BigInt(corr) * BigInt(terms.corrWeight) + BigInt(mmc) * BigInt(terms.mmcWeight);
  if (total > terms.threshold) rate = (rate * terms.threshold) / total;
  const limit = BigInt(terms.limitBps) * RATE_OF_BPS;
  if (rate > limit) return limit;
  return rate < -limit ? -limit : rate;
}

/**
 * Wei that a score pays on a stake at risk, or burns where it is below 0: stake × clip(f × (a × corr + b × mmc)).
 * @param total wei at risk in the round
 * @param score in 1/10^9
 */
export function payoutOf(
  terms: PayoutTerms,
  risked: bigint,
  total: bigint,
  score: { readonly corr: number; readonly mmc: number },
): bigint {
  const payout = (risked * rateOf(terms, total, score)) / RATE;
  return payout < 0n && !terms.burns ? 0n : payout;
}

/** What a stake would have gained in a round as a part of itself, were it small: what a participant can learn from. */
export function returnOf(
  terms: PayoutTerms,
  total: bigint,
  score: { readonly corr: number; readonly mmc: number },
): number {
  const rate = Number(rateOf(terms, total, score)) / Number(RATE);
  return rate < 0 && !terms.burns ? 0 : rate;
}

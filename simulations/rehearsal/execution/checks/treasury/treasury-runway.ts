import { type Check, error, type Finding, info, warning } from '../review.js';
import type { TreasuryAsset } from '../review-context.js';

/** A treasury that pays for less than a year is short, for less than a quarter very short. */
const SHORT_MONTHS = 12;
const VERY_SHORT_MONTHS = 3;

export const treasuryRunway: Check = {
  id: 'treasury-runway',
  title: 'The treasury lasts',
  quiet: 'The DAO does not say what it spends in a month, so that no runway can be told.',
  find: ({ facts }) => facts.treasury.flatMap(runwayOf),
};

function runwayOf({ symbol, before, after, monthlySpending }: TreasuryAsset): readonly Finding[] {
  if (monthlySpending === null || monthlySpending === 0n) return [];
  const months = (amount: bigint) => Number((amount * 10n) / monthlySpending) / 10;
  if (after >= before)
    return [info(`The treasury’s ${symbol} lasts ${months(after)} months, as without the proposal or longer.`)];
  const sentence = `The treasury’s ${symbol} lasts ${months(after)} months instead of ${months(before)}.`;
  if (months(after) < VERY_SHORT_MONTHS) return [error(sentence)];
  return [months(after) < SHORT_MONTHS ? warning(sentence) : info(sentence)];
}

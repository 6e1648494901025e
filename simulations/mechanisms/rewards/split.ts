import { z } from 'zod';
import { percent } from '../../scenario/index.js';

/**
 * The same shares in whole basis points, as contracts hold them: rounded down, and what is left of 100 % goes to those
 * that lost most by it, a basis point each.
 */
export function inBasisPoints<S extends Readonly<Record<string, number>>>(split: S): S {
  const shares = Object.entries(split).map(([name, share]) => {
    const exact = Math.round(share * 1e8) / 1e6;
    return { name, whole: Math.floor(exact), lost: exact - Math.floor(exact) };
  });
  let left = 10_000 - shares.reduce((sum, { whole }) => sum + whole, 0);
  for (const share of [...shares].sort((a, b) => b.lost - a.lost)) if (left-- > 0) share.whole++;
  return Object.assign({}, split, Object.fromEntries(shares.map(({ name, whole }) => [name, whole / 100])));
}

/** How an epoch's new tokens are shared out. */
export const splitSchema = z
  .strictObject({
    trainersPercent: percent.default(60).meta({ title: 'Share of trainers in every epoch', unit: '%' }),
    validatorsPercent: percent.default(10).meta({ title: 'Share of validators', unit: '%' }),
    stakersPercent: percent.default(20).meta({ title: 'Share of stakers', unit: '%' }),
    treasuryPercent: percent.default(10).meta({ title: 'Share of the treasury; the four add up to 100 %', unit: '%' }),
  })
  .superRefine((split, context) => {
    const total = Object.values(split).reduce((sum, share) => sum + share, 0);
    // Whether the decimals that were written add up, not the nearest binary numbers.
    if (Math.abs(total - 100) <= 1e-9) return;
    context.addIssue({ code: 'custom', message: `must add up to 100 %, and adds up to ${Number(total.toFixed(9))} %` });
  })
  .transform(inBasisPoints);

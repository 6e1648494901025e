import type { AmountUnit, HolderLayout } from './holder-layout.js';

/** How a column's numbers become the smallest unit of the DAO's token. */
export interface Scale {
  readonly unit: AmountUnit;
  /** Decimals by which the column's smallest unit is one; the DAO's where the file names none. */
  readonly decimals: number;
  readonly note: string | null;
}

/** More tokens than any token in use has: then the numbers are most likely the smallest unit. */
const MOST_TOKENS = 10n ** 15n;

/** What is known before the unit is decided. */
export interface Amounts {
  readonly layout: HolderLayout;
  /** As the DAO's file says it; `null` when it does not. */
  readonly stated: AmountUnit | null;
  /** Distinct cells of the layout's column of decimals. */
  readonly fileDecimals: readonly string[];
  /** Sum of the column as whole numbers; `null` when some number has decimals or an exponent. */
  readonly wholeSum: bigint | null;
  readonly decimals: number;
  /** The DAO's supply in the smallest unit; `null` when it is not stated. */
  readonly supply: bigint | null;
}

/**
 * Decides whether a column counts tokens or the smallest unit: as stated; else by the export's layout or its own decimals;
 * else by the supply that was stated. Whole numbers too large to be tokens are `null`: somebody has to say.
 */
export function scaleOf({ layout, stated, fileDecimals, wholeSum, decimals, supply }: Amounts): Scale | null {
  const told = fileDecimals.length === 1 && /^\d{1,2}$/.test(fileDecimals[0]!) ? Number(fileDecimals[0]) : null;
  const unitDecimals = told ?? decimals;
  const smallest = (why: string): Scale => ({
    unit: 'smallest',
    decimals: unitDecimals,
    note: `The balances were taken for the token's smallest unit, of which 10^${unitDecimals} are one token: ${why}.`,
  });
  if (stated === 'tokens') return { unit: 'tokens', decimals, note: null };
  if (stated === 'smallest') return { unit: 'smallest', decimals: unitDecimals, note: null };
  if (layout.unit === 'tokens') return { unit: 'tokens', decimals, note: null };
  if (layout.unit === 'smallest') {
    return smallest(layout.source === null ? 'so their column is called' : `so ${layout.source} exports them`);
  }
  if (wholeSum === null || decimals === 0) return { unit: 'tokens', decimals, note: null };
  if (told !== null && told > 0 && wholeSum >= 10n ** BigInt(told)) return smallest('the file tells its decimals');
  const asTokens = wholeSum * 10n ** BigInt(decimals);
  if (supply !== null) {
    return asTokens > supply && wholeSum <= supply
      ? smallest('as tokens they would be more than the supply')
      : { unit: 'tokens', decimals, note: null };
  }
  return wholeSum >= MOST_TOKENS && wholeSum >= 10n ** BigInt(decimals)
    ? null
    : { unit: 'tokens', decimals, note: null };
}

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
/** A token with few decimals has no more than this many times its smallest unit, where every balance is a whole number. */
const MOST_WHOLE_TOKENS = 10n ** 5n;
/** So many tokens nobody has, whoever exported them and however they are written. */
const IMPOSSIBLE_TOKENS = 10n ** 18n;

/** What is known before the unit is decided. */
export interface Amounts {
  readonly layout: HolderLayout;
  /** As the DAO's file says it; `null` when it does not. */
  readonly stated: AmountUnit | null;
  /** Distinct cells of the layout's column of decimals. */
  readonly fileDecimals: readonly string[];
  /** Sum of the column as whole numbers; `null` when some number has decimals or an exponent. */
  readonly wholeSum: bigint | null;
  /** Whether some number has an exponent, as tokens of very large supplies are exported too. */
  readonly hasExponents: boolean;
  readonly decimals: number;
  /** The DAO's supply in the smallest unit; `null` when it is not stated. */
  readonly supply: bigint | null;
}

/**
 * Decides whether a column counts tokens or the smallest unit: as stated; else by the export's layout or its own decimals;
 * else by the supply that was stated. Whole numbers too large to be tokens are `null`: somebody has to say.
 */
export function scaleOf({
  layout,
  stated,
  fileDecimals,
  wholeSum,
  hasExponents,
  decimals,
  supply,
}: Amounts): Scale | null {
  const told = fileDecimals.length === 1 && /^\d{1,2}$/.test(fileDecimals[0]!) ? Number(fileDecimals[0]) : null;
  const unitDecimals = told ?? decimals;
  const smallest = (why: string): Scale => ({
    unit: 'smallest',
    decimals: unitDecimals,
    note: `The balances were taken for the token's smallest unit, of which 10^${unitDecimals} are one token: ${why}.`,
  });
  if (stated === 'tokens') return { unit: 'tokens', decimals, note: null };
  if (stated === 'smallest') return { unit: 'smallest', decimals: unitDecimals, note: null };
  if (layout.unit === 'tokens') return { unit: 'tokens', decimals, note: doubtOf(wholeSum, decimals, supply) };
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
  return wholeSum >= (hasExponents ? IMPOSSIBLE_TOKENS : mostTokens(decimals))
    ? null
    : { unit: 'tokens', decimals, note: null };
}

/** Whole balances that come to more are asked about. */
function mostTokens(decimals: number): bigint {
  const most = 10n ** BigInt(decimals) * MOST_WHOLE_TOKENS;
  return most < MOST_TOKENS ? most : MOST_TOKENS;
}

/** An export that is of tokens by its columns, with numbers that no token has so many of. */
function doubtOf(wholeSum: bigint | null, decimals: number, supply: bigint | null): string | null {
  if (decimals === 0 || supply !== null || wholeSum === null || wholeSum < IMPOSSIBLE_TOKENS) return null;
  return `The balances come to ${wholeSum} tokens. If they are the smallest unit, say "amountsIn": "smallest" beside the path of the holders' file.`;
}

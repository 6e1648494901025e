/** A constant-product pool as a DAO's market has it: as many dollars' worth on either side. */
export interface MarketPool {
  /** Tokens in it, in the smallest unit. */
  readonly tokens: bigint;
  /** Dollars in it, with 18 decimals. */
  readonly dollars: bigint;
}

const USD_DECIMALS = 18n;
/** Prices are taken to a millionth of a dollar. */
const PRICE_SCALE = 1_000_000;

/** The pool of a market: `tokens` in the smallest unit of a token with `decimals`. */
export function marketPool(tokens: bigint, priceUsd: number, decimals: number): MarketPool {
  const price = BigInt(Math.round(priceUsd * PRICE_SCALE));
  const dollars = (tokens * price * 10n ** USD_DECIMALS) / (10n ** BigInt(decimals) * BigInt(PRICE_SCALE));
  return { tokens, dollars };
}

/**
 * Dollars, with 18 decimals, that buy at least `amount` tokens: Uniswap v2's `getAmountIn`, its fee of 0.3 % and its
 * rounding included. `null` when the pool has no more than that.
 */
export function costOfBuying(amount: bigint, { tokens, dollars }: MarketPool): bigint | null {
  if (amount === 0n) return 0n;
  if (amount >= tokens) return null;
  return (dollars * amount * 1000n) / ((tokens - amount) * 997n) + 1n;
}

/** Dollars as a number, for sums of costs. */
export const usdOf = (dollars: bigint): number => Number(dollars / 10n ** 12n) / 1e6;

import { squareRoot } from '../votes/vote-weight.js';

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

/** What a sale to a pool gives: Uniswap v2's `getAmountOut`. */
export function amountOut(amountIn: bigint, reserveIn: bigint, reserveOut: bigint): bigint {
  const less = amountIn * 997n;
  return (less * reserveOut) / (reserveIn * 1000n + less);
}

/** Tokens that others must sell to a pool so that its price, dollars a token, is no more than that of `target`. */
export function saleDownTo({ tokens, dollars }: MarketPool, target: MarketPool): bigint {
  // After a sale of x: (T + x)(T + 0.997x) ≥ T·D·(target's tokens a dollar), a square equation in x.
  const product = (tokens * dollars * target.tokens) / target.dollars;
  if (product <= tokens * tokens) return 0n;
  const linear = 1997n * tokens;
  const root = squareRoot(linear * linear + 4n * 997n * 1000n * (product - tokens * tokens));
  return (root - linear) / (2n * 997n) + 1n;
}

/** Dollars as a number, for sums of costs. */
export const usdOf = (dollars: bigint): number => Number(dollars / 10n ** 12n) / 1e6;

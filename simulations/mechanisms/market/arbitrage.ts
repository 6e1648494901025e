import { squareRoot } from './liquidity.js';
import { getAmountOut, type Reserves } from './pool.js';

/** A price as a fraction: so many wei of coins for so many wei of tokens. */
export interface FairPrice {
  readonly coins: bigint;
  readonly tokens: bigint;
}

/** The trade that gains most, and what it gains in wei of coins at the fair price (rounded down). */
export interface Arbitrage {
  readonly side: 'sell' | 'buy';
  /** Put in: tokens where they are sold, coins where tokens are bought. */
  readonly amountIn: bigint;
  readonly amountOut: bigint;
  readonly profit: bigint;
}

/**
 * The trade by which somebody who knows the fair price gains most: it brings the pool's price to where another unit
 * would lose by the fee. `null` when the price is so near the fair one that no trade gains.
 *
 * Selling a of x tokens gives γ·a·y / (x + γ·a) coins, γ = 997/1000; it is worth one more until its slope has fallen to
 * the fair price P, at a = (√(x·y·γ / P) - x) / γ; buying is the same the other way round.
 */
export function arbitrage({ tokens, coins }: Reserves, fair: FairPrice): Arbitrage | null {
  const sold = bestInput(tokens, coins, fair.tokens, fair.coins);
  if (sold > 0n) {
    const amountOut = getAmountOut(sold, tokens, coins);
    const profit = amountOut - ceilDiv(sold * fair.coins, fair.tokens);
    return profit > 0n ? { side: 'sell', amountIn: sold, amountOut, profit } : null;
  }
  const spent = bestInput(coins, tokens, fair.coins, fair.tokens);
  if (spent <= 0n) return null;
  const amountOut = getAmountOut(spent, coins, tokens);
  const profit = (amountOut * fair.coins) / fair.tokens - spent;
  return profit > 0n ? { side: 'buy', amountIn: spent, amountOut, profit } : null;
}

/** (√(x·y·997,000·in / out) - 1,000·x) / 997: what to put in where `worthIn` of it are worth `worthOut` of the other. */
function bestInput(reserveIn: bigint, reserveOut: bigint, worthIn: bigint, worthOut: bigint): bigint {
  const root = squareRoot((reserveIn * reserveOut * 997_000n * worthIn) / worthOut);
  return (root - 1_000n * reserveIn) / 997n;
}

const ceilDiv = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

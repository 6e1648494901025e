import { amountOut, costOfBuying, type MarketPool, saleDownTo } from './pool-price.js';

const MILLION = 1_000_000n;

/** By the sums: what is paid, and what comes back at the market's price and at a fallen one. */
export interface RoundTrip {
  readonly paid: bigint;
  readonly back: bigint;
  readonly backFallen: bigint;
  /** What others sell in between, so that the price is the market's again. */
  readonly arbitrage: bigint;
}

/** Bought in one pool, whose price others bring back to the market's before the tokens are sold to it again. */
export function roundTrip(amount: bigint, pool: MarketPool, fallPercent: number): RoundTrip | null {
  const paid = costOfBuying(amount, pool);
  if (paid === null) return null;
  const bought = amountOut(paid, pool.dollars, pool.tokens);
  const raised = { tokens: pool.tokens - bought, dollars: pool.dollars + paid };
  const soldTo = (target: MarketPool) => {
    const x = saleDownTo(raised, target);
    const dollars = raised.dollars - amountOut(x, raised.tokens, raised.dollars);
    return { x, back: amountOut(bought, raised.tokens + x, dollars) };
  };
  const kept = MILLION - BigInt(Math.round((fallPercent / 100) * Number(MILLION)));
  const before = soldTo(pool);
  // A price of nothing is no target of a sale: nothing comes back.
  const fallen = kept === 0n ? 0n : soldTo({ tokens: pool.tokens * MILLION, dollars: pool.dollars * kept }).back;
  return { paid, back: before.back, backFallen: fallen, arbitrage: before.x };
}

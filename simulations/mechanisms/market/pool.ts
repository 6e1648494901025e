/**
 * Uniswap v2 in the integers of its contracts: what a function here previews is what the pair and the router then do,
 * to the wei (v2-core UniswapV2Pair, v2-periphery UniswapV2Library). Amounts are wei.
 */

/** What a pool holds: the DAO's tokens, and the stable coins they are priced in. */
export interface Reserves {
  readonly tokens: bigint;
  readonly coins: bigint;
}

/** Of 1,000 that are put in, the fee leaves 997. */
const KEPT = 997n;
const WHOLE = 1_000n;
/** Shares that the first provider leaves in the pool for ever. */
export const MINIMUM_LIQUIDITY = 1_000n;

/** What a pool gives for an exact amount put in, rounded down. 0 for an empty pool. */
export function getAmountOut(amountIn: bigint, reserveIn: bigint, reserveOut: bigint): bigint {
  if (amountIn <= 0n || reserveIn === 0n || reserveOut === 0n) return 0n;
  const kept = amountIn * KEPT;
  return (kept * reserveOut) / (reserveIn * WHOLE + kept);
}

/** What has to be put in for an exact amount; `null` when the pool has not so much to give. */
export function getAmountIn(amountOut: bigint, reserveIn: bigint, reserveOut: bigint): bigint | null {
  if (amountOut <= 0n) return 0n;
  if (amountOut >= reserveOut || reserveIn === 0n) return null;
  return (reserveIn * amountOut * WHOLE) / ((reserveOut - amountOut) * KEPT) + 1n;
}

/** A trade's outcome and the pool after it. */
export interface Trade {
  readonly amountOut: bigint;
  readonly after: Reserves;
}

/** Sells tokens for coins. */
export function sellTokens({ tokens, coins }: Reserves, amountIn: bigint): Trade {
  const amountOut = getAmountOut(amountIn, tokens, coins);
  return { amountOut, after: { tokens: tokens + amountIn, coins: coins - amountOut } };
}

/** Buys tokens for coins. */
export function buyTokens({ tokens, coins }: Reserves, amountIn: bigint): Trade {
  const amountOut = getAmountOut(amountIn, coins, tokens);
  return { amountOut, after: { tokens: tokens - amountOut, coins: coins + amountIn } };
}

/** A price's unit: wei of coins for a whole token of 18 decimals. */
const ONE_TOKEN = 10n ** 18n;

/** Wei of coins that a whole token is worth at the margin, the fee left out; `null` for an empty pool. */
export function spotPrice({ tokens, coins }: Reserves): bigint | null {
  return tokens === 0n ? null : (coins * ONE_TOKEN) / tokens;
}

/**
 * What a trade loses against the price before it, the fee included, as a share of it (0 to 1).
 * @param amountIn put in, of the kind whose reserve is `reserveIn`
 */
export function slippage(amountIn: bigint, reserveIn: bigint, reserveOut: bigint): number {
  if (amountIn <= 0n || reserveIn === 0n || reserveOut === 0n) return 0;
  const got = getAmountOut(amountIn, reserveIn, reserveOut) * reserveIn;
  const without = amountIn * reserveOut;
  return ratio(without - got, without);
}

/** How much moves the price by a share: tokens to sell to lower it, coins to spend to lift it. */
export interface Depth {
  readonly tokensToSell: bigint;
  readonly coinsToSpend: bigint;
}

/** Depths already searched for: a tick's traders all ask about the same pool. */
const depths = new WeakMap<Reserves, Map<number, Depth>>();

/**
 * The least amounts after which the spot price is lower, or higher, by a share.
 * @param reserves nobody changes them; each answer is kept as long as they are
 * @param percent more than 0 and less than 100, with at most two digits behind the point
 */
export function depthAt(reserves: Reserves, percent: number): Depth {
  const known = depths.get(reserves) ?? new Map<number, Depth>();
  const depth = known.get(percent) ?? searchDepth(reserves, percent);
  depths.set(reserves, known.set(percent, depth));
  return depth;
}

function searchDepth({ tokens, coins }: Reserves, percent: number): Depth {
  const parts = BigInt(Math.round(percent * 100));
  const all = 10_000n;
  return {
    // coins' / tokens' ≤ (1 - p) coins / tokens
    tokensToSell: least(tokens, (amount) => {
      const { after } = sellTokens({ tokens, coins }, amount);
      return after.coins * tokens * all <= (all - parts) * coins * after.tokens;
    }),
    coinsToSpend: least(coins, (amount) => {
      const { after } = buyTokens({ tokens, coins }, amount);
      return after.coins * tokens * all >= (all + parts) * coins * after.tokens;
    }),
  };
}

/** The least amount that is enough, when every larger one is, too. 0 for an empty pool. */
function least(scale: bigint, enough: (amount: bigint) => boolean): bigint {
  if (scale === 0n) return 0n;
  let high = 1n;
  while (!enough(high)) high *= 2n;
  let low = high / 2n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** A quotient as a number, to about 15 digits, however large both sides are. */
export function ratio(numerator: bigint, denominator: bigint): number {
  return Number((numerator * 10n ** 18n) / denominator) / 1e18;
}

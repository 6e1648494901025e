import { MINIMUM_LIQUIDITY, type Reserves, ratio } from './pool.js';

/** The whole part of a square root (Newton's method). */
export function squareRoot(x: bigint): bigint {
  if (x < 2n) return x;
  let root = 1n << BigInt((x.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + x / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** The amounts that the router takes of those offered: the pool's own proportion, never more than offered. */
export function amountsTaken(offered: Reserves, pool: Reserves): Reserves {
  if (pool.tokens === 0n && pool.coins === 0n) return offered;
  const coins = (offered.tokens * pool.coins) / pool.tokens;
  if (coins <= offered.coins) return { tokens: offered.tokens, coins };
  return { tokens: (offered.coins * pool.tokens) / pool.coins, coins: offered.coins };
}

/**
 * Shares that a deposit is worth (UniswapV2Pair.mint): the first provider gets √(x·y) less the 1,000 that nobody ever
 * has, later ones the smaller of both proportions. 0 or less: the pair refuses.
 * @param supply shares there are, those 1,000 included
 */
export function sharesFor(deposit: Reserves, pool: Reserves, supply: bigint): bigint {
  if (supply === 0n) return squareRoot(deposit.tokens * deposit.coins) - MINIMUM_LIQUIDITY;
  return smaller((deposit.tokens * supply) / pool.tokens, (deposit.coins * supply) / pool.coins);
}

/** What shares are redeemed for (UniswapV2Pair.burn). */
export function redeemed(shares: bigint, pool: Reserves, supply: bigint): Reserves {
  return { tokens: (shares * pool.tokens) / supply, coins: (shares * pool.coins) / supply };
}

/**
 * What a provider has lost by providing, fees left out, when the price has become so many times what it was, as a
 * share of what holding would be worth: 2√r / (1 + r) - 1, from -1 to 0.
 */
export function impermanentLoss(priceRatio: number): number {
  return (2 * Math.sqrt(priceRatio)) / (1 + priceRatio) - 1;
}

/**
 * What a provider has gained or lost against holding what it put in, fees earned included, at the pool's price now, as
 * a share of what holding would be worth.
 * @param share its shares of the supply
 */
export function againstHolding(
  put: Reserves,
  pool: Reserves,
  share: { readonly shares: bigint; readonly supply: bigint },
): number {
  // Valued in coins × pool.tokens: a token is worth pool.coins / pool.tokens.
  const worth = ({ tokens, coins }: Reserves) => tokens * pool.coins + coins * pool.tokens;
  const held = worth(put);
  return held === 0n ? 0 : ratio(worth(redeemed(share.shares, pool, share.supply)) - held, held);
}

/** √(tokens × coins) for each share, times 10^18; 0 without shares. Trades raise it by their fees, nothing lowers it. */
export function worthOfShare({ tokens, coins }: Reserves, supply: bigint): bigint {
  return supply === 0n ? 0n : (squareRoot(tokens * coins) * 10n ** 18n) / supply;
}

import { GovernanceToken, StableCoin, UniswapV2Router02 } from '../../../contracts/bindings/index.js';
import type { Intent, Observation, Policy } from '../../agents/index.js';
import { type ContractCall, callOf } from '../../chain/index.js';
import { balanceOf } from '../../world/index.js';
import { buyTokens, depthAt, getAmountIn, type Reserves, sellTokens } from './pool.js';
import { type MarketScope, STABLE_ASSET } from './state.js';

/** What somebody who trades sees. */
export type Seen = Observation<MarketScope>;
export type Side = 'sell' | 'buy';

const PPM = 1_000_000n;

/** A share (0 to 1) of an amount, to a millionth, rounded down. */
export const part = (amount: bigint, share: number): bigint => (amount * BigInt(Math.round(share * 1_000_000))) / PPM;
export const least = (...amounts: readonly [bigint, ...bigint[]]): bigint =>
  amounts.reduce((smallest, amount) => (amount < smallest ? amount : smallest));

/** Wei of coins and of tokens that the observing agent can spend. */
export const coinsOf = ({ view, self }: Pick<Seen, 'view' | 'self'>): bigint =>
  balanceOf(view, self.address, STABLE_ASSET);
export const tokensOf = ({ view, self }: Pick<Seen, 'view' | 'self'>): bigint => balanceOf(view, self.address);

/** Sells tokens, or buys with coins, by the router; reverts when it would get less than the scenario's tolerance allows. */
export function trade(observation: Seen, side: Side, amountIn: bigint): readonly Intent[] {
  const calls = tradeCalls(observation, side, amountIn);
  return calls.length === 0 ? [] : [{ purpose: side, window: 0, calls }];
}

/** Sells as many tokens as bring an amount of coins (wei), or all it has when that is not enough. */
export function sellForCoins(observation: Seen, coins: bigint): readonly Intent[] {
  const { reserves } = observation.view.market;
  const needed = getAmountIn(coins, reserves.tokens, reserves.coins);
  const has = tokensOf(observation);
  return trade(observation, 'sell', needed === null ? has : least(needed, has));
}

/** The calls of a trade: none where nothing would come of it. */
export function tradeCalls(
  { view, self, scenario, now }: Pick<Seen, 'view' | 'self' | 'scenario' | 'now'>,
  side: Side,
  amountIn: bigint,
): readonly ContractCall[] {
  const { token, market } = view;
  const { stable, router } = market.contracts;
  const { amountOut } = side === 'sell' ? sellTokens(market.reserves, amountIn) : buyTokens(market.reserves, amountIn);
  if (amountIn <= 0n || amountOut <= 0n) return [];
  const minimum = part(amountOut, 1 - scenario.market.slippageTolerancePercent / 100);
  const path = side === 'sell' ? [token.contracts.token, stable] : [stable, token.contracts.token];
  const deadline = BigInt(now + scenario.tickSeconds);
  const approval =
    side === 'sell'
      ? callOf(GovernanceToken, token.contracts.token, 'approve', [router, amountIn])
      : callOf(StableCoin, stable, 'approve', [router, amountIn]);
  const swap = [amountIn, minimum, path, self.address, deadline] as const;
  return [approval, callOf(UniswapV2Router02, router, 'swapExactTokensForTokens', swap)];
}

/** Depths are told in hundredths of a percent, and no amount at all takes the whole price away. */
const FURTHEST_PERCENT = 99.99;

/**
 * As much of an amount as moves the price by no more than a share of it.
 * @param percent more than 99.99: no limit
 */
export function patiently(amount: bigint, side: Side, reserves: Reserves, percent: number): bigint {
  if (percent > FURTHEST_PERCENT || amount <= 0n) return amount;
  const { tokensToSell, coinsToSpend } = depthAt(reserves, percent);
  return least(amount, side === 'sell' ? tokensToSell : coinsToSpend);
}

/** A policy of somebody who does not look at the market in every tick. */
export function attentive(chance: number, policy: Policy<MarketScope>): Policy<MarketScope> {
  return (observation) => (observation.random.chance(chance) ? policy(observation) : []);
}

import { GovernanceToken, StableCoin, UniswapV2Pair, UniswapV2Router02 } from '../../../contracts/bindings/index.js';
import type { Intent, Observation, Policy } from '../../agents/index.js';
import { type ContractCall, callOf } from '../../chain/index.js';
import { randomStream } from '../../random/index.js';
import { balanceOf, ledgerOf } from '../../world/index.js';
import { arbitrage } from './arbitrage.js';
import { againstHolding } from './liquidity.js';
import { buyTokens, depthAt, getAmountIn, sellTokens, spotPrice } from './pool.js';
import { earned } from './reading.js';
import { LIQUIDITY_ASSET, type MarketScope, STABLE_ASSET } from './state.js';

type Seen = Observation<MarketScope>;
const PPM = 1_000_000n;
const ONE_TOKEN = 10n ** 18n;
/** Trades of less than this share of what one has are not worth the gas. */
const WORTHWHILE_DIVISOR = 2_000n;

const part = (amount: bigint, share: number) => (amount * BigInt(Math.round(share * 1_000_000))) / PPM;
const least = (a: bigint, b: bigint) => (a < b ? a : b);

const coinsOf = ({ view, self }: Pick<Seen, 'view' | 'self'>) => balanceOf(view, self.address, STABLE_ASSET);
const tokensOf = ({ view, self }: Pick<Seen, 'view' | 'self'>) => balanceOf(view, self.address);

/** Sells tokens, or buys with coins, by the router; reverts when it would get less than the scenario's tolerance allows. */
function trade(observation: Seen, side: 'sell' | 'buy', amountIn: bigint): readonly Intent[] {
  const { view, self, scenario, now } = observation;
  const { token, market } = view;
  const { stable, router } = market.contracts;
  const { amountOut } = side === 'sell' ? sellTokens(market.reserves, amountIn) : buyTokens(market.reserves, amountIn);
  if (amountIn <= 0n || amountOut <= 0n) return [];
  const minimum = part(amountOut, 1 - scenario.market.slippageTolerancePercent / 100);
  const path = side === 'sell' ? [token.contracts.token, stable] : [stable, token.contracts.token];
  const deadline = BigInt(now + scenario.tickSeconds);
  const approval: ContractCall =
    side === 'sell'
      ? callOf(GovernanceToken, token.contracts.token, 'approve', [router, amountIn])
      : callOf(StableCoin, stable, 'approve', [router, amountIn]);
  const swap = [amountIn, minimum, path, self.address, deadline] as const;
  const call = callOf(UniswapV2Router02, router, 'swapExactTokensForTokens', swap);
  return [{ purpose: side, window: 0, calls: [approval, call] }];
}

/** Members of a selling cohort sell their share of all they got, as fast as they care to move the price. */
export const sellEarnings: Policy<MarketScope> = (observation) => {
  const { view, self, scenario } = observation;
  const rule = scenario.market.sellers.find(({ cohort }) => cohort === self.cohort);
  if (rule === undefined) return [];
  const wanted = part(earned(view, self.address), rule.sharePercent / 100) - (view.market.sold.get(self.address) ?? 0n);
  const patience =
    rule.mostImpactPercent === 100 ? wanted : depthAt(view.market.reserves, rule.mostImpactPercent).tokensToSell;
  const amount = least(least(wanted, patience), tokensOf(observation));
  if (amount <= 0n || amount < wanted / WORTHWHILE_DIVISOR) return [];
  return trade(observation, 'sell', amount);
};

/** Sells as many tokens as bring an amount of coins (wei), or all it has when that is not enough. */
export function sellForCoins(observation: Seen, coins: bigint): readonly Intent[] {
  const { reserves } = observation.view.market;
  const needed = getAmountIn(coins, reserves.tokens, reserves.coins);
  const has = tokensOf(observation);
  return trade(observation, 'sell', needed === null ? has : least(needed, has));
}

/** What a fundamental trader holds the token to be worth: the launch price, grown, and its own error about it. */
function belief({ view, self, scenario, tick }: Seen, error: number): number {
  const { fairGrowthPercent } = scenario.market;
  const launch = Number(view.market.launchPrice ?? 0n) / 1e18;
  const own = Math.exp(randomStream(scenario.seed, 'belief', self.name).normal(0, error));
  return launch * own * (1 + fairGrowthPercent / 100) ** tick;
}

export interface FundamentalTaste {
  /** Standard deviation of the logarithm of its belief around the fair price. */
  readonly beliefDeviation: number;
  /** Gap between price and belief from which it acts (0 to 1). */
  readonly threshold: number;
  /** Largest share (0 to 1) of what it has that it trades in a tick. */
  readonly mostShare: number;
}

/** Buys below what it believes the token is worth, sells above it, as much as pays and no more than its share. */
export function tradeOnValue({ beliefDeviation, threshold, mostShare }: FundamentalTaste): Policy<MarketScope> {
  return (observation) => {
    const { reserves } = observation.view.market;
    const price = spotPrice(reserves);
    const fair = belief(observation, beliefDeviation);
    if (price === null || fair <= 0 || Math.abs(Number(price) / 1e18 / fair - 1) < threshold) return [];
    const best = arbitrage(reserves, { coins: BigInt(Math.round(fair * 1e9)) * 10n ** 9n, tokens: ONE_TOKEN });
    if (best === null) return [];
    const has = best.side === 'sell' ? tokensOf(observation) : coinsOf(observation);
    return trade(observation, best.side, least(best.amountIn, part(has, mostShare)));
  };
}

export interface MomentumTaste {
  /** How many price moves it looks back. */
  readonly lookBack: number;
  readonly threshold: number;
  readonly mostShare: number;
}

/** Buys what has risen and sells what has fallen. */
export function tradeOnMomentum({ lookBack, threshold, mostShare }: MomentumTaste): Policy<MarketScope> {
  return (observation) => {
    const { prices } = observation.view.market;
    const before = prices.at(-1 - lookBack);
    const now = prices.at(-1);
    if (before === undefined || now === undefined || before === 0n) return [];
    const change = Number(now) / Number(before) - 1;
    if (Math.abs(change) < threshold) return [];
    return change > 0
      ? trade(observation, 'buy', part(coinsOf(observation), mostShare))
      : trade(observation, 'sell', part(tokensOf(observation), mostShare));
  };
}

/** Trades for reasons of its own, which are nobody else's: with a chance, either way, some share of what it has. */
export function tradeAtRandom(chance: number, mostShare: number): Policy<MarketScope> {
  return (observation) => {
    const { random } = observation;
    if (!random.chance(chance)) return [];
    const side = random.chance(0.5) ? 'sell' : 'buy';
    const share = random.next() * mostShare;
    return trade(observation, side, part(side === 'sell' ? tokensOf(observation) : coinsOf(observation), share));
  };
}

/**
 * Lends a share of what it has to the pool at its first chance, and takes it back for good once it is worth less than
 * holding would have been by more than it bears.
 */
export function provideLiquidity(share: number, bearableLoss: number): Policy<MarketScope> {
  return (observation) => {
    const { view, self, now, scenario } = observation;
    const { market, token } = view;
    const { router, stable, pair } = market.contracts;
    const shares = balanceOf(view, self.address, LIQUIDITY_ASSET);
    const deadline = BigInt(now + scenario.tickSeconds);
    if (shares > 0n) {
      if (market.launchPrice === null) return [];
      const { supply } = ledgerOf(view, LIQUIDITY_ASSET);
      const put = depositFor(shares, supply, observation);
      if (againstHolding(put, market.reserves, { shares, supply }) > -bearableLoss) return [];
      const leave = [token.contracts.token, stable, shares, 0n, 0n, self.address, deadline] as const;
      return [
        {
          purpose: 'removeLiquidity',
          window: 0,
          calls: [
            callOf(UniswapV2Pair, pair, 'approve', [router, shares]),
            callOf(UniswapV2Router02, router, 'removeLiquidity', leave),
          ],
        },
      ];
    }
    // Whoever has left stays away: it has coins of the pool's and no shares.
    if (observation.tick > 0) return [];
    const tokens = part(tokensOf(observation), share);
    const coins = part(coinsOf(observation), share);
    if (tokens === 0n || coins === 0n) return [];
    const offer = [token.contracts.token, stable, tokens, coins, 0n, 0n, self.address, deadline] as const;
    return [
      {
        purpose: 'addLiquidity',
        window: 0,
        calls: [
          callOf(GovernanceToken, token.contracts.token, 'approve', [router, tokens]),
          callOf(StableCoin, stable, 'approve', [router, coins]),
          callOf(UniswapV2Router02, router, 'addLiquidity', offer),
        ],
      },
    ];
  };
}

/** What shares of the pool were worth at the launch price: a provider put in both assets at that price. */
function depositFor(shares: bigint, supply: bigint, { view }: Seen) {
  const { reserves, launchPrice } = view.market;
  // On the curve k = tokens × coins the pool at the launch price holds √(k / p) tokens and √(k × p) coins.
  const k = reserves.tokens * reserves.coins;
  const tokens = BigInt(Math.round(Math.sqrt(Number((k * ONE_TOKEN) / launchPrice!))));
  return { tokens: (tokens * shares) / supply, coins: (((tokens * launchPrice!) / ONE_TOKEN) * shares) / supply };
}

import { StableCoin, UniswapV2Factory, UniswapV2Pair, UniswapV2Router02 } from '../../../contracts/bindings/index.js';
import type { Address } from '../../chain/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import { type Derived, derived, type Outline, type ScopeOf } from '../mechanism.js';
import type { staking } from '../staking/index.js';
import type { token } from '../token/index.js';
import { type Reserves, spotPrice } from './pool.js';
import { marketSection } from './section.js';

const section = marketSection.optional();

/** Ids of the market's own assets. */
export const STABLE_ASSET = 'stable';
export const LIQUIDITY_ASSET = 'liquidity';

export type MarketFact =
  | (Fact & {
      readonly type: 'swapped';
      /** Who got what came out. */
      readonly to: Address;
      readonly in0: bigint;
      readonly in1: bigint;
      readonly out0: bigint;
      readonly out1: bigint;
    })
  | (Fact & { readonly type: 'reservesSet'; readonly reserve0: bigint; readonly reserve1: bigint });
export const marketEvents = eventsOf<MarketFact>();

/** A trade in the market's terms: tokens and coins that went in and came out (wei). */
export interface TradeView {
  readonly trader: Address;
  readonly tokensIn: bigint;
  readonly tokensOut: bigint;
  readonly coinsIn: bigint;
  readonly coinsOut: bigint;
}

/** The pool after a block. */
export interface PoolMark {
  /** Unix seconds. */
  readonly time: number;
  /** Wei of coins for a whole token. */
  readonly price: bigint;
  /** √(tokens × coins) for each share, times 10^18: grows by the fees that the pool earns, and by nothing else. */
  readonly worth: bigint;
}

/** What somebody put into the pool: tokens and coins as they stood at the end of the block, for so many shares (wei). */
export interface LiquidityPosition extends Reserves {
  readonly shares: bigint;
}

export interface MarketState {
  readonly reserves: Reserves;
  /** Wei of coins for a whole token when the pool was opened; `null` before. */
  readonly launchPrice: bigint | null;
  /** The pool after each of the latest blocks that moved it, oldest first. */
  readonly history: readonly PoolMark[];
  /** Trades of the block that is being applied, in the pair's order of assets; empty between blocks. */
  readonly fresh: readonly (MarketFact & { readonly type: 'swapped' })[];
  /** Tokens ever sold and bought by account, and by all (wei). */
  readonly sold: ReadonlyMap<Address, bigint>;
  readonly bought: ReadonlyMap<Address, bigint>;
  readonly soldByAll: bigint;
  readonly boughtByAll: bigint;
  /** Coins that changed hands for tokens, ever (wei). */
  readonly turnover: bigint;
  /** What everybody held when the first tick began: what comes later is earned. */
  readonly baselines: ReadonlyMap<Address, bigint>;
  /** What is lent to the pool, by lender. */
  readonly positions: ReadonlyMap<Address, LiquidityPosition>;
  /** Shares of the pool that `positions` account for. */
  readonly shareSupply: bigint;
}

const contracts: {
  readonly stable: typeof StableCoin;
  readonly factory: typeof UniswapV2Factory;
  readonly router: typeof UniswapV2Router02;
  readonly pair: Derived<typeof UniswapV2Pair>;
} = {
  stable: StableCoin,
  factory: UniswapV2Factory,
  router: UniswapV2Router02,
  pair: derived(UniswapV2Pair),
};
export const marketOutline: Outline<'market', typeof contracts, MarketState, MarketFact, typeof section> = {
  name: 'market',
  section,
  contracts,
  empty: {
    reserves: { tokens: 0n, coins: 0n },
    launchPrice: null,
    history: [],
    fresh: [],
    sold: new Map(),
    bought: new Map(),
    soldByAll: 0n,
    boughtByAll: 0n,
    turnover: 0n,
    baselines: new Map(),
    positions: new Map(),
    shareSupply: 0n,
  },
};
export type MarketScope = ScopeOf<typeof marketOutline, typeof token | typeof staking>;
type View = Pick<MarketScope['view'], 'token' | 'market'>;

/** Uniswap sorts the two assets of a pair by address. */
export function tokenIsFirst({
  token,
  market,
}: {
  readonly token: View['token'];
  readonly market: Pick<View['market'], 'contracts'>;
}): boolean {
  return token.contracts.token < market.contracts.stable;
}

/** A swap's amounts as tokens and coins. */
export function tradeOf(
  { to, in0, in1, out0, out1 }: MarketFact & { readonly type: 'swapped' },
  first: boolean,
): TradeView {
  return first
    ? { trader: to, tokensIn: in0, tokensOut: out0, coinsIn: in1, coinsOut: out1 }
    : { trader: to, tokensIn: in1, tokensOut: out1, coinsIn: in0, coinsOut: out0 };
}

/** Wei of stable coins for a whole token; `null` while the pool is empty. */
export const priceInWei = ({ reserves }: Pick<MarketState, 'reserves'>): bigint | null => spotPrice(reserves);

/** Stable coins for a token, as a number for charts; `null` while the pool is empty. */
export function priceOf({ reserves }: Pick<MarketState, 'reserves'>): number | null {
  const price = spotPrice(reserves);
  return price === null ? null : Number(price) / 1e18;
}

import type { Address, DomainEvent, Draft, FactOf, Moment } from '../../world/index.js';
import { balanceOf, type CoreView, ledgerOf } from '../../world/index.js';
import { redeemed, worthOfShare } from './liquidity.js';
import { spotPrice } from './pool.js';
import {
  LIQUIDITY_ASSET,
  type MarketFact,
  type MarketScope,
  type MarketState,
  tokenIsFirst,
  tradeOf,
} from './state.js';

type EventOf<T extends MarketFact['type']> = DomainEvent<FactOf<MarketFact, T>>;
type MarketDraft = Draft<MarketState>;

/** How many marks of the pool traders and lenders look back on: four blocks a tick make forty ticks. */
const KEPT_MARKS = 160;

/** What the pair's facts do to the market's state; amounts are told apart when the block is done. */
export const marketFolds = {
  swapped(draft: MarketDraft, event: EventOf<'swapped'>) {
    draft.fresh = [...draft.fresh, event];
  },
  reservesSet(draft: MarketDraft, { reserve0, reserve1 }: EventOf<'reservesSet'>) {
    // Brought into the order of tokens and coins by `settleBlock`, which knows the addresses.
    draft.reserves = { tokens: reserve0, coins: reserve1 };
  },
};

type Seen = CoreView & Pick<MarketScope['view'], 'token' | 'staking'>;

/** At a block's end: whose trades were sales, what the price is now, and what everybody began with. */
export function settleBlock(draft: MarketDraft, view: Seen, base: MarketScope['view']['market'], at: Moment): void {
  const first = tokenIsFirst({ token: view.token, market: base });
  if (view.time < view.epochStart) draft.baselines.replace(ledgerOf(view).balances);
  if (draft.reserves !== base.reserves) {
    const { tokens, coins } = draft.reserves;
    if (!first) draft.reserves = { tokens: coins, coins: tokens };
    const price = spotPrice(draft.reserves);
    if (price !== null) {
      draft.launchPrice ??= price;
      const worth = worthOfShare(draft.reserves, ledgerOf(view, LIQUIDITY_ASSET).supply);
      draft.history = [...draft.history, { time: at.timestamp, price, worth }].slice(-KEPT_MARKS);
    }
  }
  followLenders(draft, view);
  for (const swap of draft.fresh) {
    const { trader, tokensIn, tokensOut, coinsIn, coinsOut } = tradeOf(swap, first);
    // The pair pays a buyer what it takes of a seller: one of the two is nothing.
    if (tokensIn > 0n) draft.sold.set(trader, (draft.sold.get(trader) ?? 0n) + tokensIn);
    if (tokensOut > 0n) draft.bought.set(trader, (draft.bought.get(trader) ?? 0n) + tokensOut);
    draft.soldByAll += tokensIn;
    draft.boughtByAll += tokensOut;
    draft.turnover += coinsIn + coinsOut;
  }
  if (draft.fresh.length > 0) draft.fresh = [];
}

/** Shares that came in since the block before are booked at what they are worth now, those that left at what they were. */
function followLenders(draft: MarketDraft, view: Seen): void {
  const { supply, balances } = ledgerOf(view, LIQUIDITY_ASSET);
  if (supply === draft.shareSupply) return;
  draft.shareSupply = supply;
  for (const [account, shares] of balances) {
    const before = draft.positions.get(account) ?? { shares: 0n, tokens: 0n, coins: 0n };
    if (shares === before.shares) continue;
    if (shares === 0n) draft.positions.delete(account);
    else if (shares < before.shares) {
      const kept = (amount: bigint) => (amount * shares) / before.shares;
      draft.positions.set(account, { shares, tokens: kept(before.tokens), coins: kept(before.coins) });
    } else {
      const { tokens, coins } = redeemed(shares - before.shares, draft.reserves, supply);
      draft.positions.set(account, { shares, tokens: before.tokens + tokens, coins: before.coins + coins });
    }
  }
}

/** What an account ever got, purchases aside: what it began with, rewards, vested tokens, gifts (wei). */
export function received(view: MarketScope['view'], account: Address): bigint {
  const { sold, bought } = view.market;
  const stake = view.staking.stakes.get(account);
  const owns = balanceOf(view, account) + (stake?.active ?? 0n) + (stake?.cooling ?? 0n);
  const got = owns + (sold.get(account) ?? 0n) - (bought.get(account) ?? 0n);
  return got > 0n ? got : 0n;
}

/** The same since the start: rewards, vested tokens, gifts (wei). */
export function earned(view: MarketScope['view'], account: Address): bigint {
  const gained = received(view, account) - (view.market.baselines.get(account) ?? 0n);
  return gained > 0n ? gained : 0n;
}

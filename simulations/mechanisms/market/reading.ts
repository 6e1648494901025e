import type { DomainEvent, Draft, FactOf } from '../../world/index.js';
import { balanceOf, type CoreView, ledgerOf } from '../../world/index.js';
import { spotPrice } from './pool.js';
import { type MarketFact, type MarketScope, type MarketState, tokenIsFirst, tradeOf } from './state.js';

type EventOf<T extends MarketFact['type']> = DomainEvent<FactOf<MarketFact, T>>;
type MarketDraft = Draft<MarketState>;

/** Prices that traders look back on. */
const KEPT_PRICES = 24;

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
export function settleBlock(draft: MarketDraft, view: Seen, base: MarketScope['view']['market']): void {
  const first = tokenIsFirst({ token: view.token, market: base });
  if (view.time < view.epochStart) draft.baselines.replace(ledgerOf(view).balances);
  if (draft.reserves !== base.reserves) {
    const { tokens, coins } = draft.reserves;
    if (!first) draft.reserves = { tokens: coins, coins: tokens };
    const price = spotPrice(draft.reserves);
    if (price !== null) {
      draft.launchPrice ??= price;
      draft.prices = [...draft.prices, price].slice(-KEPT_PRICES);
    }
  }
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

/** What an account got since the start, sales and purchases aside: rewards, vested tokens, gifts (wei). */
export function earned(view: MarketScope['view'], account: `0x${string}`): bigint {
  const { sold, bought, baselines } = view.market;
  const stake = view.staking.stakes.get(account);
  const owns = balanceOf(view, account) + (stake?.active ?? 0n) + (stake?.cooling ?? 0n);
  const gained = owns + (sold.get(account) ?? 0n) - (bought.get(account) ?? 0n) - (baselines.get(account) ?? 0n);
  return gained > 0n ? gained : 0n;
}

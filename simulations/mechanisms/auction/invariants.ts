import { TOKEN } from '../../scenario/index.js';
import { balanceOf } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { clear, fallOf, ladderOf, offerOf } from './prices.js';
import { type AuctionScope, auctionAt } from './state.js';

type Seen = Pick<AuctionScope, 'view' | 'scenario'>;

/** Coins paid are proceeds and refunds, tokens sold and unsold are those offered, to the wei: the rest it still holds. */
export function auctionBooksBalance({ view, scenario }: Seen): string | null {
  const its = view.auction;
  const { offered, reserved } = offerOf(scenario.auction);
  const { sale } = scenario.auction;
  const handedOut = its.tokensClaimed + (sale.by === 'dutch' && sale.pays === 'own' ? its.bought : 0n);
  const books = {
    tokens: offered + reserved - handedOut - its.tokensToTreasury - its.tokensToPool,
    coins: its.paidIn - its.refunded - its.coinsToTreasury - its.coinsToPool,
  };
  const at = auctionAt(its.contracts);
  const held = { tokens: balanceOf(view, at), coins: balanceOf(view, at, STABLE_ASSET) };
  if (held.tokens !== books.tokens)
    return `the auction holds ${held.tokens} wei of tokens, and its books say ${books.tokens}`;
  if (held.coins !== books.coins)
    return `the auction holds ${held.coins} wei of coins, and its books say ${books.coins}`;
  const owes =
    [...its.bids.values()].some(({ spent }) => spent === null) ||
    (sale.by === 'dutch' && sale.pays === 'last' && its.claimed.size < its.purchases.size);
  if (its.price === null || owes || held.tokens + held.coins === 0n) return null;
  return `nobody has anything to claim, and ${held.tokens} wei of tokens and ${held.coins} of coins are left`;
}

/** The price is the one that the bids give, or one that the falling price came to, and is what was sold at. */
export function auctionPriceIsRight({ view, scenario }: Seen): string | null {
  const { price, sold, proceeds, bids, bought, paidIn } = view.auction;
  if (price === null) return null;
  const ladder = ladderOf(scenario.auction);
  if (ladder !== null) {
    const right = clear(ladder, bids.values());
    if (right.price === price && right.sold === sold && right.proceeds === proceeds) return null;
    return `the batch cleared at ${price} wei for ${proceeds}, and its bids give ${right.price} for ${right.proceeds}`;
  }
  const fall = fallOf(scenario.auction);
  if (fall === null) return null;
  if (price < fall.reservePrice || price > fall.startPrice) return `the falling price ended at ${price} wei`;
  if (sold !== bought) return `${bought} wei of tokens were bought, and ${sold} sold`;
  const own = scenario.auction.sale.by === 'dutch' && scenario.auction.sale.pays === 'own';
  const right = own ? paidIn : (sold * price) / TOKEN;
  return proceeds === right ? null : `the proceeds are ${proceeds} wei of coins, and ${right} were due`;
}

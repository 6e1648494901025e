import { BatchAuction, DutchAuction, GovernanceToken } from '../../../contracts/bindings/index.js';
import type { PartyWords, Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { question } from '../../metrics/index.js';
import { bps, parseTokens } from '../../scenario/index.js';
import { TOKEN_ASSET } from '../../world/index.js';
import { market, STABLE_ASSET } from '../market/index.js';
import { mechanism } from '../open-mechanism.js';
import { token } from '../token/index.js';
import { auctionBidder } from './bidding.js';
import { auctionBooksBalance, auctionPriceIsRight } from './invariants.js';
import { fallOf, ladderOf, offerOf } from './prices.js';
import { auctionFolds, told } from './reading.js';
import { auctionInAll, auctionNews, auctionPanels, auctionReporters } from './reporting.js';
import { type AuctionScope, auctionAt, auctionOutline, SALE } from './state.js';

/** Prices that one block's call goes through. */
const PRICES_A_CALL = 250n;

/** Ends the auction when its time has come, or all is sold. */
const settle: Policy<AuctionScope> = ({ view, scenario, now }) => {
  const { price, bought, contracts } = view.auction;
  if (price !== null) return [];
  const over = now >= view.epochStart + scenario.auction.durationSeconds;
  const [dutch, batch] = [contracts.dutch.get(SALE), contracts.batch.get(SALE)];
  if (dutch !== undefined && (over || bought === offerOf(scenario.auction).offered))
    return [{ purpose: 'settleAuction', window: 0, calls: [callOf(DutchAuction, dutch, 'settle', [])] }];
  if (batch !== undefined && over)
    return [{ purpose: 'settleAuction', window: 0, calls: [callOf(BatchAuction, batch, 'settle', [PRICES_A_CALL])] }];
  return [];
};

const words = (one: string): PartyWords => ({ one, many: one, family: 'market', shade: 2 });

/** Tokens sold to whoever bids, at a price that falls or at one price for all. */
export const auction = mechanism({
  outline: auctionOutline,
  title: 'Auction',
  uses: [token, market],
  words: {
    dutch: { ...words('Dutch auction'), inSentences: 'the Dutch auction' },
    batch: { ...words('Batch auction'), inSentences: 'the batch auction' },
  },
  issued: ({ auction: section }) => {
    const { offered, reserved } = offerOf(section);
    return offered + reserved;
  },
  check: ({ auction: { sale, reservePrice } }) =>
    sale.by === 'dutch' && parseTokens(sale.startPrice) < parseTokens(reservePrice)
      ? [{ field: 'auction.sale.startPrice', message: `is under the lowest price, ${reservePrice}` }]
      : [],
  keys: ({ auction: { sale } }) => ({
    dutch: sale.by === 'dutch' ? [SALE] : [],
    batch: sale.by === 'batch' ? [SALE] : [],
  }),
  create: ({ scenario: { auction: section }, others, treasury, epochStart }) => {
    const { offered, reservePrice, duration } = offerOf(section);
    const [fall, ladder] = [fallOf(section), ladderOf(section)];
    const parties = { token: others.token.token, coin: others.market.stable, pair: others.market.pair, treasury };
    const terms = {
      startsAt: BigInt(epochStart),
      endsAt: BigInt(epochStart + duration),
      poolBps: bps(section.poolPercent),
      offered,
      reservePrice,
    };
    return {
      dutch:
        fall === null
          ? new Map()
          : new Map([
              [
                SALE,
                [
                  parties,
                  terms,
                  {
                    startPrice: fall.startPrice,
                    keptEachSecond: fall.keptEachSecond,
                    onePrice: section.sale.by === 'dutch' && section.sale.pays === 'last',
                  },
                ],
              ],
            ]),
      batch:
        ladder === null
          ? new Map()
          : new Map([[SALE, [parties, terms, { tickSize: ladder.step, ticks: BigInt(ladder.prices) }]]]),
    };
  },
  fund: ({ scenario: { auction: section }, own, others }) => {
    const { offered, reserved } = offerOf(section);
    return [callOf(GovernanceToken, others.token.token, 'mint', [auctionAt(own), offered + reserved])];
  },
  readers: {
    dutch: {
      ...told,
      DutchBought: ({ buyer, tokens, coins }) => ({ type: 'auctionBought', account: buyer, tokens, coins }),
    },
    batch: {
      ...told,
      BidPlaced: ({ id, bidder, coins, tick }) => ({
        type: 'auctionBid',
        id: Number(id),
        account: bidder,
        coins,
        tick: Number(tick),
      }),
      BidFilled: ({ id, spent }) => ({ type: 'auctionBidFilled', id: Number(id), spent }),
    },
  },
  folds: auctionFolds,
  archetypes: { auctionBidder },
  chores: settle,
  flows: {
    kinds: {
      auctionPayment: { title: 'Paid into the auction' },
      auctionRefund: { title: 'Paid back by the auction' },
      auctionSale: { title: 'Sold by the auction' },
      auctionProceeds: { title: 'Proceeds of the auction' },
      auctionUnsold: { title: 'Not sold by the auction' },
      auctionPool: { title: 'From the auction into the pool' },
    },
    classify: ({ asset, from, to }, { auction: { contracts }, market: { contracts: pool }, treasury }) => {
      const at = auctionAt(contracts);
      if (to === at) return asset === STABLE_ASSET ? 'auctionPayment' : null;
      if (from !== at) return null;
      if (to === pool.pair) return 'auctionPool';
      if (to === treasury) return asset === TOKEN_ASSET ? 'auctionUnsold' : 'auctionProceeds';
      return asset === TOKEN_ASSET ? 'auctionSale' : 'auctionRefund';
    },
  },
  reporters: auctionReporters,
  invariants: { auctionBooksBalance, auctionPriceIsRight },
  audit: ({ auction: { contracts, price, sold, paidIn } }) => {
    const [dutch, batch] = [contracts.dutch.get(SALE), contracts.batch.get(SALE)];
    return [
      ...(dutch === undefined
        ? []
        : [
            question(DutchAuction, dutch, 'clearingPrice', [], price ?? 0n),
            question(DutchAuction, dutch, 'sold', [], sold),
            question(DutchAuction, dutch, 'paid', [], paidIn),
          ]),
      ...(batch === undefined
        ? []
        : [
            question(BatchAuction, batch, 'clearingPrice', [], price ?? 0n),
            question(BatchAuction, batch, 'sold', [], sold),
            question(BatchAuction, batch, 'paid', [], paidIn),
          ]),
    ];
  },
  news: auctionNews,
  closing: auctionInAll,
  panels: auctionPanels,
});

import { type DescribedPanels, type Reporter, type ReporterInput, rounded, roundTokens } from '../../metrics/index.js';
import { TOKEN } from '../../scenario/index.js';
import { counted } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { costOf, fallenPrice, fallOf } from './prices.js';
import { type AuctionScope, type AuctionState, auctionEvents } from './state.js';

type Input = ReporterInput<AuctionScope>;
const group = 'market';
const asNumber = (wei: bigint) => Number(wei) / 1e18;

const wei = (
  name: string,
  title: string,
  description: string,
  report: (input: Input) => bigint | null,
  asset?: string,
): Reporter<AuctionScope> => ({ name, title, unit: 'wei', description, group, report, ...(asset ? { asset } : {}) });

/** Coins paid beyond the price at which the auction ended; `null` before. */
export const overpaid = ({ price, sold, proceeds }: Pick<AuctionState, 'price' | 'sold' | 'proceeds'>) =>
  price === null ? null : proceeds - (sold * price) / TOKEN;

/** Buyers who paid more a token than the price at which the auction ended, refunds considered; `null` before. */
export function dearBuyers({ view: { auction }, scenario }: Pick<Input, 'view' | 'scenario'>): number | null {
  const { price, purchases } = auction;
  if (price === null) return null;
  const { sale } = scenario.auction;
  if (sale.by === 'batch' || sale.pays === 'last') return 0;
  return [...purchases.values()].filter(({ tokens, paid }) => paid > costOf(tokens, price)).length;
}

/** The price of now: that of the falling clock while it runs, and then the one at which the auction ended. */
function priceNow({ view, scenario, time }: Input): number | null {
  if (view.auction.price !== null) return asNumber(view.auction.price);
  const fall = fallOf(scenario.auction);
  return fall === null ? null : asNumber(fallenPrice(fall, time - view.epochStart));
}

export const auctionReporters = (): readonly Reporter<AuctionScope>[] => [
  {
    name: 'auctionPrice',
    title: 'Price in the auction',
    unit: 'price',
    description: 'Coins for a token: the falling price, or the one that cleared the batch once it is known.',
    group,
    report: priceNow,
  },
  wei(
    'auctionPaid',
    'Paid into the auction',
    'Coins ever bid or paid, whether they bought or not.',
    ({ view }) => view.auction.paidIn,
    STABLE_ASSET,
  ),
  wei(
    'auctionRefunded',
    'Paid back by the auction',
    'Coins that bidders took back.',
    ({ view }) => view.auction.refunded,
    STABLE_ASSET,
  ),
  wei(
    'auctionProceeds',
    'Proceeds of the auction',
    'Coins that bought tokens; 0 before the auction is over.',
    ({ view }) => view.auction.proceeds,
    STABLE_ASSET,
  ),
  wei(
    'auctionToPool',
    'From the auction into the pool',
    'Coins of the proceeds that went into the market’s pool at the auction’s price.',
    ({ view }) => view.auction.coinsToPool,
    STABLE_ASSET,
  ),
  wei(
    'auctionOverpaid',
    'Paid over the last price',
    'Coins that buyers paid beyond the price at which the auction ended.',
    ({ view }) => overpaid(view.auction),
    STABLE_ASSET,
  ),
  wei(
    'auctionSold',
    'Sold by the auction',
    'Tokens sold: so far at a falling price, in a batch once it is cleared.',
    ({ view: { auction } }) => (auction.price === null ? auction.bought : auction.sold),
  ),
  {
    name: 'auctionDearBuyers',
    title: 'Buyers who paid more than the last price',
    unit: 'count',
    description: 'Whoever paid more a token than the price at which the auction ended, refunds considered.',
    group,
    report: dearBuyers,
  },
  {
    name: 'auctionOrders',
    title: 'Bids and purchases',
    unit: 'count',
    description: 'Bids or purchases made in the auction in this tick.',
    group,
    perTick: true,
    report: ({ view, previous }) => view.auction.orders - previous.auction.orders,
  },
];

export const auctionPanels: DescribedPanels = [
  {
    panel: 'auctionPrice',
    title: 'Price in the auction and in the pool',
    form: 'lines',
    lens: 'economy',
    hero: 1,
    reporters: ['auctionPrice', 'price'],
  },
  {
    panel: 'auctionCoins',
    title: 'Where the auction’s coins went',
    form: 'lines',
    lens: 'economy',
    reporters: ['auctionPaid', 'auctionRefunded', 'auctionProceeds', 'auctionToPool', 'auctionOverpaid'],
  },
  {
    panel: 'auctionOrders',
    title: 'Bids and purchases',
    form: 'bars',
    lens: 'economy',
    reporters: ['auctionOrders'],
  },
];

const written = (price: bigint) => `${rounded(asNumber(price), 4)}`;

export function auctionNews({ events, view, previous }: Input) {
  const orders = view.auction.orders - previous.auction.orders;
  const word = view.auction.bids.size > 0 ? 'bid' : 'purchase';
  return [
    ...auctionEvents(events, 'auctionSettled').map(({ price, sold, proceeds }) => ({
      weight: 88,
      sentence:
        sold === 0n
          ? 'The auction is over and sold nothing'
          : `The auction ended at ${written(price)} coins a token: ${roundTokens(sold)} for ${roundTokens(proceeds, 'coin')}`,
    })),
    ...auctionEvents(events, 'auctionPoolSeeded').map(({ tokens, coins }) => ({
      weight: 60,
      sentence: `The auction put ${roundTokens(coins, 'coin')} and ${roundTokens(tokens)} into the pool at its price`,
    })),
    ...(orders === 0 ? [] : [{ weight: 8, sentence: `${counted(orders, word)} in the auction` }]),
  ];
}

export function auctionInAll(input: Input): string | null {
  const { price, sold, proceeds } = input.view.auction;
  if (price === null || sold === 0n) return null;
  const dear = dearBuyers(input) ?? 0;
  const told = dear === 0 ? '' : `; ${counted(dear, 'buyer')} paid more`;
  return `the auction sold ${roundTokens(sold)} for ${roundTokens(proceeds, 'coin')}, in the end at ${written(price)} each${told}`;
}

import {
  type DescribedPanels,
  type Reporter,
  type ReporterInput,
  rounded,
  roundTokens,
  shareOf,
} from '../../metrics/index.js';
import { balanceOf, ledgerOf } from '../../world/index.js';
import { impermanentLoss } from './liquidity.js';
import { depthAt, ratio, slippage, spotPrice } from './pool.js';
import { pressurePanels, pressureReporters } from './pressure.js';
import { LIQUIDITY_ASSET, type MarketScope, priceOf, STABLE_ASSET } from './state.js';

type Input = ReporterInput<MarketScope>;
const ONE_TOKEN = 10n ** 18n;
const group = 'market';

const worth = (tokens: bigint, { view }: Input): bigint =>
  (tokens * (spotPrice(view.market.reserves) ?? 0n)) / ONE_TOKEN;
const wei = (
  name: string,
  title: string,
  description: string,
  report: (input: Input) => bigint,
  asset?: string,
): Reporter<MarketScope> => ({ name, title, unit: 'wei', description, group, report, ...(asset ? { asset } : {}) });

/** Wei that moved in the tick alone. */
const weiInTick = (...told: Parameters<typeof wei>): Reporter<MarketScope> => ({ ...wei(...told), perTick: true });

export function marketReporters(scenario: MarketScope['scenario']): readonly Reporter<MarketScope>[] {
  return [
    {
      name: 'price',
      title: 'Price',
      unit: 'price',
      description: 'What the pool would pay for a token at the margin, in stable coins.',
      group,
      report: ({ view }) => priceOf(view.market),
    },
    wei(
      'poolTokens',
      'Tokens in the pool',
      'What the pool holds of the DAO’s token.',
      ({ view }) => view.market.reserves.tokens,
    ),
    wei(
      'poolCoins',
      'Coins in the pool',
      'What the pool holds of the stable coin.',
      ({ view }) => view.market.reserves.coins,
      STABLE_ASSET,
    ),
    wei(
      'depth',
      'Depth at 2 %',
      'Tokens that, sold at once, lower the price by 2 %.',
      ({ view }) => depthAt(view.market.reserves, 2).tokensToSell,
    ),
    wei(
      'depthToBuy',
      'Depth at 2 % up',
      'Stable coins that, spent at once, lift the price by 2 %.',
      ({ view }) => depthAt(view.market.reserves, 2).coinsToSpend,
      STABLE_ASSET,
    ),
    weiInTick(
      'volume',
      'Volume',
      'Stable coins that changed hands for tokens in this tick.',
      ({ view, previous }) => view.market.turnover - previous.market.turnover,
      STABLE_ASSET,
    ),
    weiInTick(
      'sellPressure',
      'Sold',
      'Tokens sold to the pool in this tick.',
      ({ view, previous }) => view.market.soldByAll - previous.market.soldByAll,
    ),
    weiInTick(
      'buyPressure',
      'Bought',
      'Tokens bought from the pool in this tick.',
      ({ view, previous }) => view.market.boughtByAll - previous.market.boughtByAll,
    ),
    ...pressureReporters(scenario),
    wei(
      'marketValue',
      'Market value',
      'What circulates, at the price.',
      (input) => worth(input.circulating, input),
      STABLE_ASSET,
    ),
    wei(
      'dilutedValue',
      'Fully diluted value',
      'All tokens there are, locked ones included, at the price.',
      (input) => worth(ledgerOf(input.view).supply, input),
      STABLE_ASSET,
    ),
    {
      name: 'floatShare',
      title: 'Market value of fully diluted',
      unit: 'share',
      description: 'What circulates of all tokens there are.',
      group,
      report: ({ circulating, view }) => shareOf(circulating, ledgerOf(view).supply),
    },
    {
      name: 'slippage',
      title: 'Slippage of 1 % of the float',
      unit: 'share',
      description:
        'How much less than the price somebody gets who sells a hundredth of what circulates, the fee included.',
      group,
      report: ({ circulating, view: { market } }) =>
        slippage(circulating / 100n, market.reserves.tokens, market.reserves.coins),
    },
    {
      name: 'impermanentLoss',
      title: 'Against holding',
      unit: 'share',
      description: 'How much less than both assets held since launch a share of the pool is worth, its fees aside.',
      group,
      report: ({ view: { market } }) => {
        const price = spotPrice(market.reserves);
        return price === null || !market.launchPrice ? null : impermanentLoss(ratio(price, market.launchPrice));
      },
    },
  ];
}

export const marketPanels = (scenario: MarketScope['scenario']): DescribedPanels => [
  {
    panel: 'price',
    title: 'Price and depth',
    form: 'lines',
    hero: 1,
    also: ['overview'],
    reporters: ['price', 'depth', 'depthToBuy'],
  },
  {
    panel: 'valuation',
    title: 'At launch and now',
    form: 'figures',
    reporters: [
      'price',
      'circulating',
      'circulatingShare',
      'marketValue',
      'dilutedValue',
      'floatShare',
      'depth',
      'depthToBuy',
    ],
  },
  { panel: 'pressure', title: 'Sold and bought', form: 'bars', reporters: ['sellPressure', 'buyPressure'] },
  {
    panel: 'value',
    title: 'Market value',
    form: 'lines',
    reporters: ['marketValue', 'dilutedValue', 'floatShare'],
  },
  {
    panel: 'pool',
    title: 'The pool',
    form: 'lines',
    reporters: ['poolTokens', 'poolCoins'],
  },
  {
    panel: 'holding',
    title: 'What trading and providing cost',
    form: 'lines',
    reporters: ['slippage', 'impermanentLoss'],
  },
  ...pressurePanels(scenario),
  {
    panel: 'trades',
    title: 'Who buys and who sells',
    form: 'flows',
    flows: ['sale', 'purchase', 'liquidity'],
    reporters: [],
  },
];

/** Change of price in a tick from which it is news, and from which it outranks a proposal that passed. */
const STRIKING = 0.1;
const CRASH = 0.3;

export function priceNews({ view, previous }: Input) {
  const [before, now] = [priceOf(previous.market), priceOf(view.market)];
  if (before === null || now === null || before === 0) return [];
  const change = now / before - 1;
  if (Math.abs(change) < STRIKING) return [];
  const moved = change < 0 ? 'fell' : 'rose';
  const percent = rounded(Math.abs(change) * 100, 1);
  const sold = view.market.soldByAll - previous.market.soldByAll;
  const sentence = `The price ${moved} ${percent} % to ${rounded(now, now >= 1 ? 2 : 4)}; ${roundTokens(sold)} were sold`;
  return [{ weight: Math.abs(change) >= CRASH ? 95 : 73, sentence }];
}

/** What a token costs, and did when it came to market. */
export function priceInAll({ view: { market } }: Input): string | null {
  const price = priceOf(market);
  if (price === null) return null;
  const written = (value: number) => `${rounded(value, value >= 1 ? 2 : 4)}`;
  const launch = market.launchPrice === null ? null : ratio(market.launchPrice, ONE_TOKEN);
  const unit = written(price) === '1' ? 'coin' : 'coins';
  return `a token costs ${written(price)} ${unit}${launch === null ? '' : `, ${written(launch)} at launch`}`;
}

/** The stable coin is its issuer's: once everybody has been given theirs, none comes and none goes. */
export function stableCoinIsConserved({
  frame,
  view,
  previous,
}: Pick<Input, 'frame' | 'view' | 'previous'>): string | null {
  const [before, now] = [ledgerOf(previous, STABLE_ASSET).supply, ledgerOf(view, STABLE_ASSET).supply];
  return frame === 0 || before === now ? null : `there were ${before} wei of stable coins and there are ${now}`;
}

/** The pool holds what it says it holds. */
export function poolIsCovered({ view }: Input): string | null {
  const { reserves, contracts } = view.market;
  const tokens = balanceOf(view, contracts.pair);
  const coins = balanceOf(view, contracts.pair, STABLE_ASSET);
  if (tokens >= reserves.tokens && coins >= reserves.coins) return null;
  return `the pool counts ${reserves.tokens} and ${reserves.coins} wei and holds ${tokens} and ${coins}`;
}

/** What a share of the pool is worth by its own measure never falls: √(tokens × coins) for each share. */
export function sharesKeepTheirWorth({ view, previous }: Input): string | null {
  const k = ({ tokens, coins }: Input['view']['market']['reserves']) => tokens * coins;
  const before = ledgerOf(previous, LIQUIDITY_ASSET).supply;
  const now = ledgerOf(view, LIQUIDITY_ASSET).supply;
  if (before === 0n || now === 0n) return null;
  const [kBefore, kNow] = [k(previous.market.reserves), k(view.market.reserves)];
  // Minting and burning shares rounds in the pool's favour by less than a wei a share.
  if (kNow * before * before >= kBefore * now * now) return null;
  return `the pool's product for each share fell: ${kBefore} of ${before} shares, then ${kNow} of ${now}`;
}

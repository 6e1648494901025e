import { type PanelInfo, type Reporter, type ReporterInput, roundTokens } from '../../metrics/index.js';
import { counted } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { settledRounds } from '../training/index.js';
import { type DataPayments, type DatatokensScope, datatokensEvents } from './state.js';

type Input = ReporterInput<DatatokensScope>;
const group = 'datatokens';

const buyersOf = ({ agents }: Input) => agents.filter(({ archetype }) => archetype === 'dataBuyer');

/** The newest settled round's pay: all of it, and what of it went to those who buy data. */
function payOf(input: Input): { readonly all: bigint; readonly buyers: bigint } | null {
  const round = settledRounds(input.view.training).at(-1);
  if (round === undefined) return null;
  const buyers = new Set(buyersOf(input).map(({ address }) => address));
  const paid = round.trainers.filter(({ trainer }) => buyers.has(trainer)).reduce((sum, one) => sum + one.paid, 0n);
  return { all: round.settlement!.paidToTrainers, buyers: paid };
}

/** The mean of asking prices; `null` without a listing. */
function meanPrice({ view }: Input): bigint | null {
  const prices = [...view.datatokens.listings.values()].map(({ price }) => price);
  return prices.length === 0 ? null : prices.reduce((sum, one) => sum + one, 0n) / BigInt(prices.length);
}

/** What was ever paid of one part of the price. */
function paidReporter(part: keyof DataPayments, title: string, description: string): Reporter<DatatokensScope> {
  return {
    name: `dataPaid_${part}`,
    title,
    unit: 'wei',
    asset: STABLE_ASSET,
    description,
    group,
    report: ({ view }) => view.datatokens.paid[part],
  };
}

export const datatokensReporters: readonly Reporter<DatatokensScope>[] = [
  {
    name: 'dataSales',
    title: 'Data sets sold',
    unit: 'count',
    description: 'Datatokens that were bought in this tick.',
    group,
    perTick: true,
    report: ({ events }) => datatokensEvents(events, 'datatokenBought').length,
  },
  {
    name: 'dataListings',
    title: 'Data sets on offer',
    unit: 'count',
    description: 'Data sets that were ever published: each is an NFT that owns a datatoken.',
    group,
    report: ({ view }) => view.datatokens.listings.size,
  },
  {
    name: 'dataServed',
    title: 'Orders that are served',
    unit: 'count',
    description: 'Orders whose data may be used at the end of the tick.',
    group,
    report: ({ view, time }) =>
      [...view.datatokens.orders.values()].filter(({ servedUntil }) => servedUntil > time).length,
  },
  {
    name: 'dataPrice',
    title: 'What data costs',
    unit: 'wei',
    asset: STABLE_ASSET,
    description: 'Mean of what publishers ask for a datatoken, in stable coins.',
    group,
    report: meanPrice,
  },
  {
    name: 'dataBuyersPay',
    title: 'Buyers’ part of trainers’ pay',
    unit: 'share',
    description: 'Part of the newest settled round’s pay that went to trainers who buy data.',
    group,
    report: (input) => {
      const pay = payOf(input);
      return pay === null || pay.all === 0n ? null : Number(pay.buyers) / Number(pay.all);
    },
  },
  {
    name: 'dataExamples',
    title: 'Examples that a buyer trains on',
    unit: 'count',
    description:
      'Mean over trainers who buy data of what they claimed in the newest settled round, theirs and others’.',
    group,
    report: (input) => {
      const buyers = new Set(buyersOf(input).map(({ address }) => address));
      const round = settledRounds(input.view.training).at(-1);
      const claims = round?.revealed.filter(({ trainer }) => buyers.has(trainer)) ?? [];
      return claims.length === 0 ? null : claims.reduce((sum, one) => sum + one.sampleCount, 0) / claims.length;
    },
  },
  paidReporter('price', 'Paid to publishers', 'Stable coins that owners of data sets ever got for datatokens.'),
  paidReporter('community', 'Paid to the DAO for data', 'Stable coins that the DAO ever got of what data cost.'),
  paidReporter('market', 'Paid to marketplaces for listing', 'Stable coins that marketplaces ever got of prices.'),
  paidReporter('provider', 'Paid to marketplaces for serving', 'Stable coins that marketplaces ever got for serving.'),
];

export const datatokensPanels: readonly Omit<PanelInfo, 'mechanism'>[] = [
  {
    panel: 'dataPay',
    title: 'What data brings its buyers',
    form: 'lines',
    lens: 'learning',
    hero: 3,
    reporters: ['dataBuyersPay'],
  },
  {
    panel: 'dataExamples',
    title: 'What buyers train on',
    form: 'steps',
    lens: 'learning',
    reporters: ['dataExamples'],
  },
  { panel: 'dataSales', title: 'Data sets sold', form: 'bars', lens: 'economy', reporters: ['dataSales'] },
  {
    panel: 'dataOrders',
    title: 'Data on offer and in use',
    form: 'steps',
    lens: 'economy',
    reporters: ['dataListings', 'dataServed'],
  },
  { panel: 'dataPrice', title: 'What data costs', form: 'lines', lens: 'economy', reporters: ['dataPrice'] },
  {
    panel: 'dataFees',
    title: 'Who is paid for data',
    form: 'areas',
    lens: 'economy',
    reporters: ['dataPaid_price', 'dataPaid_community', 'dataPaid_market', 'dataPaid_provider'],
  },
  {
    panel: 'dataFlows',
    title: 'Where what data costs goes',
    form: 'flows',
    lens: 'economy',
    flows: ['dataPrice', 'dataCommunity', 'dataListing', 'dataServing'],
    reporters: [],
  },
];

export function datatokensNews({ events, view, nameOf }: Input) {
  return datatokensEvents(events, 'datatokenBought').map(({ asset, buyer, price }) => ({
    weight: 40,
    sentence: `${nameOf(buyer)} buys data of ${nameOf(view.datatokens.listings.get(asset)!.owner)} for ${roundTokens(price, 'coin')}`,
  }));
}

/** What was sold, and what it came to. */
export function datatokensInAll({ view }: Input): string | null {
  const { listings, orders, paid } = view.datatokens;
  if (listings.size === 0) return 'nobody published data';
  return `${counted(orders.size, 'order')} of ${counted(listings.size, 'data set')} paid publishers ${roundTokens(paid.price, 'coin')}`;
}

import { z } from 'zod';
import { DataMarket } from '../../../contracts/bindings/index.js';
import { type Archetype, type Observation, type Policy, workIntent } from '../../agents/index.js';
import { type Address, callOf } from '../../chain/index.js';
import { parseTokens, tokenAmount } from '../../scenario/index.js';
import type { DatatokensScope } from './state.js';
import { type BytesOrder, type DataBytes, describeData } from './work.js';
import { askingPrice } from './worth.js';

type Seen = Observation<DatatokensScope>;
const MICRO = 1e6;
const COIN = 10n ** 18n;
/** Ticks for which a quote holds, and how many before its end it is made anew. */
const QUOTE_TICKS = 8;
const RENEWAL_TICKS = 2;

const publisherFields = {
  price: tokenAmount
    .default('60')
    .meta({ title: 'What it asks for its data first, at the median', unit: 'stable coins' }),
  lowestPrice: tokenAmount.default('30').meta({
    title: 'What its data is worth to itself, at the median',
    unit: 'stable coins',
    description: 'It asks no less.',
  }),
  priceDeviation: z.number().min(0).max(3).default(0.2).meta({
    title: 'How far they differ in that',
    description: 'Standard deviation of the logarithm of both prices.',
  }),
  cutPercent: z.number().min(0).max(100).default(10).meta({
    title: 'How far it lowers its price when nobody buys',
    unit: '%',
  }),
  patienceTicks: z.int().min(1).max(1_000).default(3).meta({ title: 'How long it waits for a buyer', unit: 'ticks' }),
};

/** What a publisher asks. */
export interface Asking {
  readonly price: string;
  readonly lowestPrice: string;
  readonly priceDeviation: number;
  readonly cutPercent: number;
  readonly patienceTicks: number;
}

/** Has data and does not train: sells the use of it. */
export const dataPublisher: Archetype<DatatokensScope, typeof publisherFields> = {
  words: { one: 'Data publisher', many: 'Data publishers', family: 'dataOwners', shade: 5 },
  chores: 1,
  trains: true,
  fields: publisherFields,
  policies: (cohort) => [publish(cohort), lowerPrice(cohort)],
};

const marketplaceFields = {
  marketFeePercent: z.number().min(0).max(50).default(1).meta({ title: 'Its part of a price', unit: '%' }),
  providerFee: tokenAmount.default('1').meta({ title: 'What it asks for serving a data set', unit: 'stable coins' }),
  serviceTicks: z.int().min(1).max(1_000).default(4).meta({ title: 'How long it serves for that', unit: 'ticks' }),
};

/** Lists data sets and serves their bytes, for fees. */
export const dataMarketplace: Archetype<DatatokensScope, typeof marketplaceFields> = {
  words: { one: 'Data marketplace', many: 'Data marketplaces', family: 'providers', shade: 5 },
  chores: 1,
  fields: marketplaceFields,
  policies: (cohort) => [quoteFees(cohort)],
};

/** Wei of coins: a median times the publisher's own factor. */
function ownPrice({ character }: Seen, median: string, deviation: number): bigint {
  const factor = Math.exp(character('dataPrice').normal(0, deviation));
  return BigInt(Math.max(1, Math.round(Number(median) * factor * MICRO))) * (COIN / BigInt(MICRO));
}

/** The marketplace that asks least for serving, of those whose quote holds for long enough; the first of several. */
export function cheapestProvider({ quotes }: DatatokensScope['view']['datatokens'], now: number): Address | null {
  let best: readonly [Address, bigint] | null = null;
  for (const [provider, { fee, validUntil }] of quotes) {
    if (validUntil > now && (best === null || fee < best[1])) best = [provider, fee];
  }
  return best?.[0] ?? null;
}

/** Publishes its shard, once, with the marketplace that serves for least. */
function publish({ price, priceDeviation }: Asking): Policy<DatatokensScope> {
  return (observation) => {
    const { self, view, now } = observation;
    const { shard, address } = self;
    const { listings, contracts } = view.datatokens;
    const provider = cheapestProvider(view.datatokens, now);
    const published = [...listings.values()].some(({ publisher }) => publisher === address);
    if (shard === null || provider === null || published) return [];
    const asked = ownPrice(observation, price, priceDeviation);
    return [
      workIntent<DatatokensScope, BytesOrder, DataBytes>(describeData, {
        purpose: 'publishData',
        window: 0,
        order: () => ({ shard }),
        calls: ({ cid, examples }) => [
          callOf(DataMarket, contracts.dataMarket, 'publish', [
            cid,
            BigInt(examples),
            view.market.contracts.stable,
            asked,
            provider,
          ]),
        ],
      }),
    ];
  };
}

/** Lowers the price of what nobody buys, to what it is worth to itself. */
function lowerPrice({ lowestPrice, priceDeviation, cutPercent, patienceTicks }: Asking): Policy<DatatokensScope> {
  return (observation) => {
    const { self, view, now, scenario } = observation;
    const { listings, contracts } = view.datatokens;
    return [...listings]
      .filter(([, { owner }]) => owner === self.address)
      .flatMap(([asset, { price, movedAt }]) => {
        const lowest = ownPrice(observation, lowestPrice, priceDeviation);
        const waited = (now - movedAt) / scenario.tickSeconds;
        const next = askingPrice(price, lowest, cutPercent, waited, patienceTicks);
        if (next === price) return [];
        const calls = [callOf(DataMarket, contracts.dataMarket, 'setPrice', [BigInt(asset), next])];
        // After whoever buys in this tick: nobody is asked for another price than it saw.
        return [{ purpose: 'lowerDataPrice', window: 3, calls } as const];
      });
  };
}

/** Says what it asks, and says so again before that is over. */
function quoteFees({
  marketFeePercent,
  providerFee,
  serviceTicks,
}: {
  readonly marketFeePercent: number;
  readonly providerFee: string;
  readonly serviceTicks: number;
}): Policy<DatatokensScope> {
  return ({ self, view, now, scenario: { tickSeconds } }) => {
    const { quotes, contracts } = view.datatokens;
    if ((quotes.get(self.address)?.validUntil ?? 0) > now + RENEWAL_TICKS * tickSeconds) return [];
    const terms = [
      BigInt(Math.round(marketFeePercent * 100)),
      parseTokens(providerFee),
      BigInt(serviceTicks * tickSeconds),
      BigInt(now + QUOTE_TICKS * tickSeconds),
    ] as const;
    return [
      { purpose: 'quoteServing', window: 0, calls: [callOf(DataMarket, contracts.dataMarket, 'quote', [...terms])] },
    ];
  };
}

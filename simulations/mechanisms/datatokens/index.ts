import { Datatoken } from '../../../contracts/bindings/index.js';
import type { Address } from '../../chain/index.js';
import { question } from '../../metrics/index.js';
import { TOKEN } from '../../scenario/index.js';
import { emission } from '../emission/index.js';
import { governance } from '../governance/index.js';
import { market, STABLE_ASSET } from '../market/index.js';
import { mechanism } from '../open-mechanism.js';
import { rewards } from '../rewards/index.js';
import { staking } from '../staking/index.js';
import { token } from '../token/index.js';
import { training } from '../training/index.js';
import { dataBuyer } from './buyer.js';
import {
  bytesAreWhatWasListed,
  feesAreWhatWasCharged,
  nobodyTrainsWithoutAnOrder,
  ordersUseDatatokens,
} from './invariants.js';
import { datatokensFolds } from './reading.js';
import { datatokensInAll, datatokensNews, datatokensPanels, datatokensReporters } from './reporting.js';
import { dataMarketplace, dataPublisher } from './sellers.js';
import { type DatatokensFact, datatokensEvents, datatokensOutline } from './state.js';

/** A market for data sets: NFTs that own tokens, one of which pays for one order, and trainers who buy what pays. */
export const datatokens = mechanism({
  outline: datatokensOutline,
  title: 'Datatokens',
  uses: [token, staking, governance, rewards, emission, training, market],
  words: {
    template: {
      one: 'Datatoken template',
      many: 'Datatoken template',
      family: 'dataOwners',
      inSentences: 'the template of datatokens',
    },
    dataMarket: {
      one: 'Data market',
      many: 'Data market',
      family: 'dataOwners',
      shade: 6,
      inSentences: 'the data market',
    },
  },
  check: ({ population, learning: { privacy } }) => {
    const lives = (archetype: string) => population.some((cohort) => cohort.archetype === archetype);
    return [
      ...(lives('dataPublisher') && lives('dataMarketplace')
        ? []
        : [{ field: 'datatokens', message: 'needs somebody who publishes data and a marketplace that serves it' }]),
      ...(privacy === undefined
        ? []
        : [
            {
              field: 'learning.privacy',
              message: 'is given, and data that is sold is handed over as it is: leave it out',
            },
          ]),
    ];
  },
  create: ({ scenario: { datatokens: section, tickSeconds }, own, others, treasury }) => ({
    template: [],
    dataMarket: [
      others.market.stable,
      others.governance.registry,
      treasury,
      own.template,
      BigInt(section.orderTicks * tickSeconds),
    ],
  }),
  readers: {
    dataMarket: {
      Quoted: ({ provider, marketFeeBps, fee, serviceSeconds, validUntil }): DatatokensFact => ({
        type: 'dataQuoted',
        provider,
        marketFeeBps: Number(marketFeeBps),
        fee,
        serviceSeconds: Number(serviceSeconds),
        validUntil: Number(validUntil),
      }),
      Published: ({ asset, owner, cid, examples, datatoken, price, provider, marketFeeBps }): DatatokensFact => ({
        type: 'dataPublished',
        asset: Number(asset),
        owner,
        cid,
        examples: Number(examples),
        datatoken,
        price,
        provider,
        marketFeeBps: Number(marketFeeBps),
      }),
      PriceSet: ({ asset, price }): DatatokensFact => ({ type: 'dataPriceSet', asset: Number(asset), price }),
      Bought: ({ asset, buyer, price, communityFee, marketFee }): DatatokensFact => ({
        type: 'datatokenBought',
        asset: Number(asset),
        buyer,
        price,
        communityFee,
        marketFee,
      }),
      OrderStarted: ({ order, asset, consumer, providerFee, endsAt, servedUntil }): DatatokensFact => ({
        type: 'dataOrdered',
        order: Number(order),
        asset: Number(asset),
        consumer,
        providerFee,
        endsAt: Number(endsAt),
        servedUntil: Number(servedUntil),
      }),
      OrderReused: ({ order, providerFee, servedUntil }): DatatokensFact => ({
        type: 'dataReused',
        order: Number(order),
        providerFee,
        servedUntil: Number(servedUntil),
      }),
      Transfer: ({ to, tokenId }): DatatokensFact => ({ type: 'dataPassedOn', asset: Number(tokenId), owner: to }),
    },
  },
  folds: datatokensFolds,
  archetypes: { dataPublisher, dataMarketplace, dataBuyer },
  flows: {
    kinds: {
      dataPrice: { title: 'Price of data' },
      dataCommunity: { title: 'DAO’s part of the price of data' },
      dataListing: { title: 'Marketplace’s part of the price of data' },
      dataServing: { title: 'Serving of data' },
    },
    announce: (event, view) => {
      const { listings, orders } = view.datatokens;
      const pay = (from: Address, to: Address, amount: bigint, kind: string) => ({
        asset: STABLE_ASSET,
        from,
        to,
        amount,
        kind,
      });
      const [bought] = datatokensEvents([event], 'datatokenBought');
      if (bought !== undefined) {
        const { owner, provider } = listings.get(bought.asset)!;
        return [
          pay(bought.buyer, owner, bought.price, 'dataPrice'),
          pay(bought.buyer, view.treasury, bought.communityFee, 'dataCommunity'),
          pay(bought.buyer, provider, bought.marketFee, 'dataListing'),
        ];
      }
      const [ordered] = datatokensEvents([event], 'dataOrdered');
      if (ordered !== undefined)
        return [pay(ordered.consumer, listings.get(ordered.asset)!.provider, ordered.providerFee, 'dataServing')];
      const [reused] = datatokensEvents([event], 'dataReused');
      if (reused === undefined) return [];
      const { consumer, asset } = orders.get(reused.order)!;
      return [pay(consumer, listings.get(asset)!.provider, reused.providerFee, 'dataServing')];
    },
  },
  agentColumns: [
    {
      name: 'dataSetsServed',
      title: 'Data sets',
      unit: 'count',
      description: 'Data sets of others that it may use.',
      of: ({ view, time }, { address }) =>
        [...view.datatokens.orders.values()].filter(
          ({ consumer, servedUntil }) => consumer === address && servedUntil > time,
        ).length,
    },
  ],
  reporters: () => datatokensReporters,
  invariants: { feesAreWhatWasCharged, ordersUseDatatokens, bytesAreWhatWasListed, nobodyTrainsWithoutAnOrder },
  audit: ({ datatokens: { listings } }) =>
    [...listings.values()].map(({ datatoken, sold, used }) =>
      question(Datatoken, datatoken, 'totalSupply', [], BigInt(sold - used) * TOKEN),
    ),
  news: datatokensNews,
  closing: datatokensInAll,
  panels: datatokensPanels,
});

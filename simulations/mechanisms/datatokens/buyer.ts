import { z } from 'zod';
import { DataMarket, StableCoin } from '../../../contracts/bindings/index.js';
import { type Archetype, type Intent, type Observation, type Policy, workIntent } from '../../agents/index.js';
import { type Address, callOf } from '../../chain/index.js';
import { parseTokens, TOKEN, tokenAmount } from '../../scenario/index.js';
import { balanceOf } from '../../world/index.js';
import { delegateToSelf } from '../governance/index.js';
import { priceInWei, STABLE_ASSET } from '../market/index.js';
import { claimRewards, stakeAtLeast } from '../staking/index.js';
import { settledRounds, trainRound } from '../training/index.js';
import { type DataListing, type DatatokensScope, servedOrders } from './state.js';
import { type BytesOrder, type DataBytes, type FetchedData, fetchData, fetchedOf } from './work.js';
import { costOfOrder, type Experience, feesOf, gainPerExample, worthOfData } from './worth.js';

type Seen = Observation<DatatokensScope>;

const fields = {
  stakeTokens: tokenAmount.default('100').meta({ title: 'Stake of each member', unit: 'tokens' }),
  stableTokens: tokenAmount.default('0').meta({ title: 'Stable coins of the whole cohort', unit: 'stable coins' }),
  trialRounds: z.int().min(1).max(6).default(2).meta({
    title: 'Rounds after which it looks at what data brought',
    unit: 'rounds',
    description: 'It buys one data set at a time, and the next when it has seen that the last one pays.',
  }),
};

/** Trains like an honest trainer, and buys others' data while that raises its pay by more than it costs. */
export const dataBuyer: Archetype<DatatokensScope, typeof fields> = {
  words: { one: 'Trainer who buys data', many: 'Trainers who buy data', family: 'trainers', shade: 9 },
  chores: 0,
  trains: true,
  fields,
  minimum: ({ stakeTokens }) => parseTokens(stakeTokens),
  policies: ({ stakeTokens, trialRounds }) => [
    stakeAtLeast(parseTokens(stakeTokens)),
    trainRound({ kind: 'honest' }, shardsInUse),
    claimRewards(4),
    delegateToSelf,
    renewService(trialRounds),
    buyData(trialRounds),
  ],
};

/** Data sets that somebody uses: served, fetched, and found to be what was promised. */
function inUse({ view, self, now, findings }: Seen): readonly FetchedData[] {
  const served = new Set(servedOrders(view.datatokens, self.address, now).map(([, { asset }]) => asset));
  const sound = new Map(fetchedOf(findings).map((fetched) => [fetched.asset, fetched]));
  return [...sound.values()].filter(({ asset, matches }) => matches && served.has(asset));
}

/** What it trains on besides its own shard. */
function shardsInUse(observation: Seen): readonly number[] {
  const { listings } = observation.view.datatokens;
  return inUse(observation)
    .flatMap(({ asset }) => observation.directory.at(listings.get(asset)!.publisher)?.shard ?? [])
    .sort((a, b) => a - b);
}

/** A trainer's part of each settled round's pay (0 to 1), of those that are kept; oldest first. */
export function payShares(
  rounds: readonly {
    readonly round: number;
    readonly trainers: readonly { readonly trainer: Address; readonly paid: bigint }[];
    readonly settlement: { readonly paidToTrainers: bigint } | null;
  }[],
  account: Address,
): readonly { readonly round: number; readonly share: number }[] {
  return rounds.flatMap(({ round, trainers, settlement }) => {
    if (settlement === null || settlement.paidToTrainers === 0n) return [];
    const paid = trainers.find(({ trainer }) => trainer === account)?.paid ?? 0n;
    return [{ round, share: Number(paid) / Number(settlement.paidToTrainers) }];
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);

/** What it knows by now of how its pay goes with data; `null` while it is too early to tell. */
function experienceOf(observation: Seen, trialRounds: number): Experience | null {
  const { view, self, findings } = observation;
  const fetched = fetchedOf(findings);
  const used = inUse(observation);
  const shares = payShares(settledRounds(view.training), self.address);
  const own = ownExamples(observation);
  // Before it bought anything, and once all that it bought is over, it goes by its own data alone.
  if (used.length === 0 || fetched.length === 0) {
    const recent = shares.slice(-trialRounds).map(({ share }) => share);
    return recent.length < trialRounds ? null : { before: mean(recent), since: 0, own, more: 0 };
  }
  const since = shares.filter(({ round }) => round > fetched.at(-1)!.afterRound).map(({ share }) => share);
  if (since.length < trialRounds) return null;
  const more = used.reduce((sum, { examples }) => sum + examples, 0);
  return { before: fetched[0]!.shareBefore, since: mean(since), own, more };
}

/** Examples of its own: what it told the chain before it used any others. */
function ownExamples({ view, self, findings }: Seen): number {
  const used = fetchedOf(findings)[0]?.afterRound ?? Number.POSITIVE_INFINITY;
  const counts = settledRounds(view.training)
    .filter(({ round }) => round <= used)
    .flatMap(({ revealed }) => revealed.filter(({ trainer }) => trainer === self.address));
  return counts.at(-1)?.sampleCount ?? 0;
}

/** Wei of coins that trainers were paid a round on average, at the pool's price. */
function payPerRound({ view }: Seen): bigint {
  const rounds = settledRounds(view.training);
  const paid = rounds.reduce((sum, { settlement }) => sum + settlement!.paidToTrainers, 0n);
  return rounds.length === 0 ? 0n : (paid * (priceInWei(view.market) ?? 0n)) / (TOKEN * BigInt(rounds.length));
}

/** What serving costs: the marketplace's quote, while it holds. */
function servingOf({ view, now, scenario }: Seen, { provider }: Pick<DataListing, 'provider'>) {
  const quote = view.datatokens.quotes.get(provider);
  if (quote === undefined || quote.validUntil < now) return null;
  return { fee: quote.fee, serviceTicks: Math.max(1, Math.floor(quote.serviceSeconds / scenario.tickSeconds)) };
}

/** Buys the set that costs least for each example, where it brings more pay than it costs, and has its bytes handed over. */
function buyData(trialRounds: number): Policy<DatatokensScope> {
  return (observation) => {
    const { view, self, scenario, now, directory } = observation;
    const { orderTicks } = scenario.datatokens;
    const experience = experienceOf(observation, trialRounds);
    if (experience === null) return [];
    const held = new Set(servedOrders(view.datatokens, self.address, now).map(([, { asset }]) => asset));
    const gain = gainPerExample(experience);
    const coins = balanceOf(view, self.address, STABLE_ASSET);
    const offers = [...view.datatokens.listings].flatMap(([asset, listing]) => {
      const serving = servingOf(observation, listing);
      if (serving === null || held.has(asset) || listing.owner === self.address) return [];
      const { price, marketFeeBps, examples } = listing;
      const cost = costOfOrder(price, { ...serving, marketFeeBps }, orderTicks);
      const worth = worthOfData(gain, examples, payPerRound(observation), orderTicks);
      return worth > cost && cost <= coins ? [{ asset, listing, cost, fee: serving.fee }] : [];
    });
    const [best] = offers.sort(
      (a, b) => Number(a.cost) / a.listing.examples - Number(b.cost) / b.listing.examples || a.asset - b.asset,
    );
    const shard = best === undefined ? null : (directory.at(best.listing.publisher)?.shard ?? null);
    return best === undefined || shard === null ? [] : [order(observation, best), fetch(observation, best, shard)];
  };
}

interface Chosen {
  readonly asset: number;
  readonly listing: DataListing;
  readonly fee: bigint;
}

function order({ view }: Seen, { asset, listing: { price, marketFeeBps }, fee }: Chosen): Intent {
  const { dataMarket } = view.datatokens.contracts;
  const { community, market } = feesOf(price, marketFeeBps);
  const most = price + community + market;
  return {
    purpose: 'buyData',
    window: 0,
    calls: [
      callOf(StableCoin, view.market.contracts.stable, 'approve', [dataMarket, most + fee]),
      callOf(DataMarket, dataMarket, 'buy', [BigInt(asset), most]),
      callOf(DataMarket, dataMarket, 'startOrder', [BigInt(asset), fee]),
    ],
  };
}

/** Has the bytes handed over once they are ordered, and looks whether they are those that were offered. */
function fetch({ self, now }: Seen, { asset, listing }: Chosen, shard: number): Intent {
  return workIntent<DatatokensScope, BytesOrder, DataBytes>(fetchData, {
    purpose: 'fetchData',
    window: 1,
    order: ({ datatokens }) =>
      servedOrders(datatokens, self.address, now).some(([, one]) => one.asset === asset) ? { shard } : null,
    finding: ({ cid, examples }, { training }): FetchedData => {
      const shares = payShares(settledRounds(training), self.address);
      return {
        kind: 'fetchedData',
        asset,
        examples,
        matches: cid === listing.cid && examples === listing.examples,
        // The round that is going on began without it.
        afterRound: (shares.at(-1)?.round ?? 0) + 1,
        shareBefore: mean(shares.map(({ share }) => share)),
      };
    },
  });
}

/** Pays for serving again where the data still brings more than that costs. */
function renewService(trialRounds: number): Policy<DatatokensScope> {
  return (observation) => {
    const { view, self, scenario, now } = observation;
    const { listings, contracts } = view.datatokens;
    const used = new Map(inUse(observation).map(({ asset, examples }) => [asset, examples]));
    const ending = servedOrders(view.datatokens, self.address, now).filter(
      ([, { asset, servedUntil, endsAt }]) =>
        used.has(asset) && servedUntil <= now + scenario.tickSeconds && servedUntil < endsAt,
    );
    if (ending.length === 0) return [];
    const experience = experienceOf(observation, trialRounds);
    return ending.flatMap(([number, { asset }]): readonly Intent[] => {
      const serving = servingOf(observation, listings.get(asset)!);
      if (serving === null) return [];
      const { fee, serviceTicks } = serving;
      // Whoever cannot tell yet does not give up what it has just paid for.
      const worth =
        experience === null
          ? fee
          : worthOfData(gainPerExample(experience), used.get(asset)!, payPerRound(observation), serviceTicks);
      if (worth < fee || balanceOf(view, self.address, STABLE_ASSET) < fee) return [];
      const calls = [
        callOf(StableCoin, view.market.contracts.stable, 'approve', [contracts.dataMarket, fee]),
        callOf(DataMarket, contracts.dataMarket, 'reuseOrder', [BigInt(number), fee]),
      ];
      return [{ purpose: 'renewData', window: 1, calls }];
    });
  };
}

import { z } from 'zod';
import { BatchAuction, DutchAuction, StableCoin } from '../../../contracts/bindings/index.js';
import type { Archetype, Intent, Observation, Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { TOKEN, tokenAmount } from '../../scenario/index.js';
import { balanceOf } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { costOf, fallenPrice, fallOf, ladderOf, stepUnder } from './prices.js';
import { type AuctionScope, auctionAt, SALE } from './state.js';

const share = z.number().min(0).max(1);
const fields = {
  stableTokens: tokenAmount.default('0').meta({ title: 'Stable coins of the whole cohort', unit: 'stable coins' }),
  valuation: z.number().gt(0).default(1).meta({
    title: 'What the token is worth to them, at the median',
    unit: 'stable coins a token',
  }),
  valuationDeviation: z.number().min(0).max(3).default(0.5).meta({
    title: 'Disagreement about it',
    description: 'Standard deviation of the logarithm of what each holds the token to be worth.',
  }),
  shading: share.lt(1).default(0).meta({
    title: 'How far under its worth it bids in a batch',
    description: 'As a part of it. Where all pay one price, bidding less than the worth gains little.',
  }),
  waitingGain: share.lt(1).default(0.1).meta({
    title: 'How far a falling price must be under its worth',
    description: 'As a part of it: what it waits to gain, at the risk that others buy first.',
  }),
  budgetShare: share.default(1).meta({ title: 'Part of its coins that it spends in the auction' }),
  attention: share.default(0.5).meta({ title: 'Chance to look at the auction in a tick' }),
};
interface Taste {
  readonly valuation: number;
  readonly valuationDeviation: number;
  readonly shading: number;
  readonly waitingGain: number;
  readonly budgetShare: number;
  readonly attention: number;
}
type Seen = Observation<AuctionScope>;

/** Holds the token to be worth something of its own, and takes part in the auction once. */
export const auctionBidder: Archetype<AuctionScope, typeof fields> = {
  words: { one: 'Bidder', many: 'Bidders', family: 'market', shade: 10 },
  chores: 1,
  fields,
  policies: (cohort) => [takePart(cohort), claim],
};

/** What the token is worth to it, less a part, in wei of coins; for good: lognormal around the cohort's median. */
function mostToPay({ character }: Seen, { valuation, valuationDeviation }: Taste, less: number): bigint {
  const worth = valuation * Math.exp(character('valuation').normal(0, valuationDeviation));
  return BigInt(Math.floor(worth * (1 - less) * 1e9)) * 10n ** 9n;
}

/** Bids or buys once, when it looks, while the auction lasts. */
export function takePart(taste: Taste): Policy<AuctionScope> {
  return (observation): readonly Intent[] => {
    const { view, self, scenario, now, random } = observation;
    const gone = now - view.epochStart;
    const { bids, purchases, price } = view.auction;
    if (price !== null || gone >= scenario.auction.durationSeconds) return [];
    if (purchases.has(self.address) || [...bids.values()].some(({ account }) => account === self.address)) return [];
    if (!random.chance(taste.attention)) return [];
    const coins =
      (balanceOf(view, self.address, STABLE_ASSET) * BigInt(Math.round(taste.budgetShare * 1_000_000))) / 1_000_000n;
    const order = orderOf(observation, taste, gone, coins);
    if (order === null) return [];
    const at = auctionAt(view.auction.contracts);
    const pay = callOf(StableCoin, view.market.contracts.stable, 'approve', [at, order.coins]);
    return [{ purpose: order.purpose, window: 0, calls: [pay, order.call] }];
  };
}

/** A bid of all its coins at its limit, or a purchase for them once the price has fallen to it. */
function orderOf({ view, scenario, ...seen }: Seen, taste: Taste, gone: number, coins: bigint) {
  if (coins === 0n) return null;
  const observation = { ...seen, view, scenario };
  const at = auctionAt(view.auction.contracts);
  const ladder = ladderOf(scenario.auction);
  if (ladder !== null) {
    const tick = stepUnder(ladder, mostToPay(observation, taste, taste.shading));
    if (tick === null) return null;
    return { purpose: 'bidInAuction', coins, call: callOf(BatchAuction, at, 'bid', [coins, BigInt(tick)]) };
  }
  const fall = fallOf(scenario.auction);
  if (fall === null) return null;
  const price = fallenPrice(fall, gone);
  const left = fall.offered - view.auction.bought;
  const affordable = (coins * TOKEN) / price;
  const tokens = affordable < left ? affordable : left;
  if (tokens === 0n || price > mostToPay(observation, taste, taste.waitingGain)) return null;
  // By the time of its block the price is no higher; others may have bought before.
  const most = costOf(tokens, price);
  return { purpose: 'buyInAuction', coins: most, call: callOf(DutchAuction, at, 'buy', [tokens, most]) };
}

/** Takes what it bought, and back what it did not spend, once the price is known. */
export const claim: Policy<AuctionScope> = ({ view, self, scenario }) => {
  const { price, bids, purchases, claimed, contracts } = view.auction;
  if (price === null) return [];
  const { sale } = scenario.auction;
  if (sale.by === 'batch') {
    const at = contracts.batch.get(SALE);
    if (at === undefined) return [];
    return [...bids]
      .filter(([, { account, spent }]) => account === self.address && spent === null)
      .map(([id]) => ({
        purpose: 'claimAuction',
        window: 1,
        calls: [callOf(BatchAuction, at, 'claim', [BigInt(id)])],
      }));
  }
  const at = contracts.dutch.get(SALE);
  if (at === undefined || sale.pays === 'own') return [];
  if (!purchases.has(self.address) || claimed.has(self.address)) return [];
  return [{ purpose: 'claimAuction', window: 1, calls: [callOf(DutchAuction, at, 'claim', [])] }];
};

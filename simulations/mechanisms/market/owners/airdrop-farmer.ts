import { z } from 'zod';
import type { Archetype, Policy } from '../../../agents/index.js';
import { parseTokens, tokenAmount } from '../../../scenario/index.js';
import type { MarketScope } from '../state.js';
import { coinsOf, least, type Seen, tokensOf, trade } from '../trade.js';
import { coinFields } from './fields.js';

const fields = {
  ...coinFields,
  accountsEach: z.int().min(1).max(10_000).default(10).meta({
    title: 'Accounts of one farmer',
    description: 'The cohort’s members are accounts; so many in a row are one person’s.',
  }),
  spreadTicks: z.int().min(1).max(1_000).default(1).meta({
    title: 'Ticks over which a farmer’s accounts take turns',
    description: 'So that they do not look like one; 1: all at once.',
  }),
  activityEveryTicks: z.int().min(0).max(1_000).default(0).meta({
    title: 'Ticks between two trades that look like use',
    description: 'The least that a later airdrop may ask for; 0: none.',
  }),
  activityCoins: tokenAmount.default('1').meta({ title: 'Size of such a trade', unit: 'stable coins' }),
};

export interface FarmerTaste {
  readonly accountsEach: number;
  readonly spreadTicks: number;
  readonly activityEveryTicks: number;
  readonly activityCoins: string;
}

/** Whether it is the turn of one of the farmer's accounts: they share out the ticks evenly, in their order. */
export function isTurn(account: number, tick: number, { accountsEach, spreadTicks }: FarmerTaste): boolean {
  return (account % accountsEach) % spreadTicks === tick % spreadTicks;
}

/** Sells all it was given as soon as it has it, and buys the least that counts as use while it waits for more. */
export function farmAirdrops(taste: FarmerTaste): Policy<MarketScope> {
  const use = parseTokens(taste.activityCoins);
  return (observation) => {
    const { tick, self, view, directory } = observation;
    const account = directory.ofCohort(self.cohort).findIndex(({ address }) => address === self.address);
    if (!isTurn(account, tick, taste)) return [];
    const given = tokensOf(observation) - keptForUse(observation);
    if (given > 0n) return trade(observation, 'sell', given);
    const { activityEveryTicks: every } = taste;
    if (every === 0 || (tick + account) % every !== 0 || view.market.launchPrice === null) return [];
    return trade(observation, 'buy', least(use, coinsOf(observation)));
  };
}

/** What it bought to look like a user is not what it was given: it keeps that. */
const keptForUse = ({ view, self }: Seen): bigint => view.market.bought.get(self.address) ?? 0n;

/** One person with many small accounts, in it for what is given away. */
export const airdropFarmer: Archetype<MarketScope, typeof fields> = {
  words: { one: 'Airdrop farmer', many: 'Airdrop farmers', family: 'neutral', shade: 2 },
  chores: 0,
  fields,
  policies: (cohort) => [farmAirdrops(cohort)],
};

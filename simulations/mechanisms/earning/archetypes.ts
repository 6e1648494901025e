import { z } from 'zod';
import type { Archetype, PartyWords, Policy } from '../../agents/index.js';
import { parseTokens, tokenAmount } from '../../scenario/index.js';
import { delegateToSelf, voteOnProposals } from '../governance/index.js';
import { claimRewards, stakeAtLeast, stakeShare } from '../staking/index.js';
import { trainRound } from '../training/index.js';
import { knowPeople } from './networking.js';
import type { EarningScope } from './state.js';
import {
  affordable,
  alternate,
  beConsistent,
  type Strategy,
  shareWithPartner,
  specialise,
  takeChances,
  type Work,
} from './strategies.js';

const fields = {
  stakeTokens: tokenAmount.default('100').meta({ title: 'Stake of each member', unit: 'tokens' }),
};
type Staked = { readonly stakeTokens: string };

/** Ticks between two collections of staking rewards. */
const COLLECTS_EVERY = 4;

/** Does a kind of work when its strategy wants it and the hours of the tick allow. */
function when(work: Work, strategy: Strategy, policy: Policy<EarningScope>): Policy<EarningScope> {
  return (seen) => (affordable(strategy(seen), seen.scenario).has(work) ? policy(seen) : []);
}

/** Stakes nearly all that it then has, once what it sells or shares in the tick is gone. */
const stakeTheRest: Policy<EarningScope> = (seen) => [
  {
    purpose: 'stakeEarnings',
    window: 1,
    decide: (moment) => stakeShare(0.95)(seen.at(moment)).flatMap((intent) => ('calls' in intent ? intent.calls : [])),
  },
];

/** Somebody who works for the DAO by a strategy. */
function earner(
  words: Pick<PartyWords, 'one' | 'many' | 'shade'>,
  strategy: Strategy,
  more: readonly Policy<EarningScope>[] = [],
): Archetype<EarningScope, typeof fields> {
  return {
    words: { ...words, family: 'trainers' },
    chores: 0,
    trains: true,
    fields,
    minimum: ({ stakeTokens }: Staked) => parseTokens(stakeTokens),
    policies: ({ stakeTokens }) => [
      stakeAtLeast(parseTokens(stakeTokens)),
      when('train', strategy, trainRound({ kind: 'honest' })),
      delegateToSelf,
      when('vote', strategy, voteOnProposals(1, { accuracy: 0.5, income: 0.3, threshold: 1, caution: 1 })),
      when('stake', strategy, stakeTheRest),
      when('stake', strategy, claimRewards(COLLECTS_EVERY)),
      ...more,
    ],
  };
}

/** Puts its hours into one kind of work. */
export const specialist = earner({ one: 'Specialist', many: 'Specialists', shade: 1 }, specialise);
/** Works the same every tick and stakes what it earns. */
export const consistentWorker = earner(
  { one: 'Consistent worker', many: 'Consistent workers', shade: 2 },
  beConsistent,
);
/** Spreads its hours over what there is. */
export const diversifier = earner({ one: 'Diversifier', many: 'Diversifiers', shade: 3 }, alternate);
/** Works for the DAO while that pays more than its wage elsewhere. */
export const opportunist = earner({ one: 'Opportunist', many: 'Opportunists', shade: 4 }, takeChances);
/** Works in pairs that share tasks and pay. */
export const collaborator = earner({ one: 'Collaborator', many: 'Collaborators', shade: 5 }, alternate, [
  shareWithPartner,
]);

const share = z.number().min(0).max(1);
const networkerFields = {
  hearsFirst: share.default(0.5).meta({ title: 'Chance that it hears of a bounty before all others' }),
  skill: share.default(0.8).meta({ title: 'Chance that what the middle one delivers is right' }),
  skillDeviation: share.default(0.1).meta({ title: 'How far they differ in that', description: 'Standard deviation.' }),
};

/** Keeps up with the people of the DAO, and has of it that it is the first to know of paid work. */
export const networker: Archetype<EarningScope, typeof networkerFields> = {
  words: { one: 'Networker', many: 'Networkers', family: 'trainers', shade: 6 },
  chores: 0,
  fields: networkerFields,
  policies: ({ hearsFirst, skill, skillDeviation }) => [knowPeople({ hearsFirst, skill, skillDeviation })],
};

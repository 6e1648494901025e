import { z } from 'zod';
import type { Archetype, PartyWords } from '../../agents/index.js';
import { claimRewards, lockTokens, stakeShareOnce } from '../staking/index.js';
import type { GovernanceScope } from './state.js';
import { delegateToSelf, delegateToSomebody, voteOnProposals } from './voting.js';

const share = z.number().min(0).max(1);
const diligence = (usual: number) => ({
  diligence: share.default(usual).meta({ title: 'Chance to vote on a proposal' }),
});
export const cautionField = {
  caution: z.number().min(0).max(100).default(1).meta({
    title: 'What a change must be worth, on average',
    unit: 'points of accuracy',
    description: 'Drawn anew for each member, from an exponential distribution; what is worth less it votes against.',
  }),
};
const words = (one: string, many: string, shade: number): PartyWords => ({ one, many, family: 'voters', shade });

const voterFields = {
  stakeShare: share.default(0.2).meta({ title: 'Share of its tokens it stakes' }),
  ...diligence(0.6),
  ...cautionField,
};
const delegateFields = { ...diligence(0.95), ...cautionField };
const whaleFields = { ...diligence(0.7), ...cautionField };
const lockerFields = {
  liquidityPremiumPercent: z.number().min(0).max(1_000).default(20).meta({
    title: 'What it is worth to have tokens free, on average',
    unit: '% a year of what is locked for the longest time',
    description: 'Drawn once for each member, from an exponential distribution; in proportion for shorter locks.',
  }),
  voteValuePercent: z.number().min(0).max(1_000).default(2).meta({
    title: 'What votes are worth to it',
    unit: '% a year of the tokens that they count',
  }),
  ...diligence(0.6),
  ...cautionField,
};
const noFields = {};

/** Lets a delegate vote for it, and looks for another when that one keeps missing votes. */
export const delegator: Archetype<GovernanceScope, typeof noFields> = {
  words: words('Delegator', 'Delegators', 3),
  community: true,
  chores: 1,
  fields: noFields,
  policies: () => [delegateToSomebody],
};

/** Votes for others as a calling: cares for the model before its own income. */
export const delegate: Archetype<GovernanceScope, typeof delegateFields> = {
  words: words('Delegate', 'Delegates', 1),
  community: true,
  chores: 1,
  fields: delegateFields,
  policies: ({ diligence, caution }) => [
    delegateToSelf,
    voteOnProposals(diligence, { accuracy: 1, income: 0.05, threshold: 0.5, caution }),
  ],
};

/** Holds enough to decide close votes: minds its income more than the model, and takes a side only when much is at stake. */
export const whale: Archetype<GovernanceScope, typeof whaleFields> = {
  words: words('Whale', 'Whales', 2),
  community: true,
  chores: 1,
  fields: whaleFields,
  policies: ({ diligence, caution }) => [
    delegateToSelf,
    voteOnProposals(diligence, { accuracy: 0.5, income: 1, threshold: 1, caution }),
  ],
};

/** Does the sums itself and votes for what raises measured accuracy and its own income. */
export const informedVoter: Archetype<GovernanceScope, typeof voterFields> = {
  words: words('Voter', 'Voters', 0),
  community: true,
  chores: 1,
  fields: voterFields,
  policies: ({ diligence, caution, stakeShare }) => [
    delegateToSelf,
    stakeShareOnce(stakeShare),
    claimRewards(8),
    voteOnProposals(diligence, { accuracy: 1, income: 0.3, threshold: 0.5, caution }),
  ],
};

/** Locks as many tokens for as long as the boost of its staking rewards and its votes are worth to it, and stakes the rest. */
export const locker: Archetype<GovernanceScope, typeof lockerFields> = {
  words: { one: 'Locker', many: 'Lockers', family: 'stakers', shade: 4 },
  community: true,
  chores: 1,
  fields: lockerFields,
  policies: ({ diligence, caution, ...taste }) => [
    lockTokens(taste),
    claimRewards(4),
    voteOnProposals(diligence, { accuracy: 1, income: 0.3, threshold: 0.5, caution }),
  ],
};

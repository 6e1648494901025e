import { z } from 'zod';
import type { Archetype, PartyWords } from '../../agents/index.js';
import { claimRewards, stakeShareOnce } from '../staking/index.js';
import type { GovernanceScope } from './state.js';
import { delegateToSelf, delegateToSomebody, voteOnProposals } from './voting.js';

const share = z.number().min(0).max(1);
const diligence = (usual: number) => ({
  diligence: share.default(usual).meta({ title: 'Chance to vote on a proposal' }),
});
const words = (one: string, many: string, shade: number): PartyWords => ({ one, many, family: 'voters', shade });

const voterFields = {
  stakeShare: share.default(0.2).meta({ title: 'Share of its tokens it stakes' }),
  ...diligence(0.6),
};
const delegateFields = diligence(0.95);
const whaleFields = diligence(0.7);
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
  policies: (cohort) => [
    delegateToSelf,
    voteOnProposals(cohort.diligence, { accuracy: 1, income: 0.05, threshold: 0.5 }),
  ],
};

/** Holds enough to decide close votes: minds its income more than the model, and takes a side only when much is at stake. */
export const whale: Archetype<GovernanceScope, typeof whaleFields> = {
  words: words('Whale', 'Whales', 2),
  community: true,
  chores: 1,
  fields: whaleFields,
  policies: (cohort) => [delegateToSelf, voteOnProposals(cohort.diligence, { accuracy: 0.5, income: 1, threshold: 2 })],
};

/** Does the sums itself and votes for what raises measured accuracy and its own income. */
export const informedVoter: Archetype<GovernanceScope, typeof voterFields> = {
  words: words('Voter', 'Voters', 0),
  community: true,
  chores: 1,
  fields: voterFields,
  policies: (cohort) => [
    delegateToSelf,
    stakeShareOnce(cohort.stakeShare),
    claimRewards(8),
    voteOnProposals(cohort.diligence, { accuracy: 1, income: 0.3, threshold: 0.5 }),
  ],
};

import { z } from 'zod';
import { GrantEscrow, StableCoin } from '../../../contracts/bindings/index.js';
import type { ActionRules, Archetype, Policy } from '../../agents/index.js';
import { type Address, callOf } from '../../chain/index.js';
import { question } from '../../metrics/index.js';
import { formatTokens, parseTokens, tokenAmount } from '../../scenario/index.js';
import { counted, ZERO_ADDRESS } from '../../world/index.js';
import { cautionField, delegateToSelf, governance, voteOnProposals } from '../governance/index.js';
import { market, STABLE_ASSET } from '../market/index.js';
import { mechanism } from '../open-mechanism.js';
import { staking } from '../staking/index.js';
import { token } from '../token/index.js';
import { huntBounties, REVIEW_MOMENTS, reviewDeliveries } from './hunting.js';
import { judgeOpening, proposeBounties } from './proposing-bounties.js';
import { escrowHoldsWhatIsLeft, grantsNews, grantsPanels, grantsReporters } from './reporting.js';
import { type GrantsFact, type GrantsScope, grantsEvents, grantsOutline } from './state.js';

const share = z.number().min(0).max(1);

const hunterFields = {
  skill: share.default(0.8).meta({ title: 'Chance that what the middle one delivers is right' }),
  skillDeviation: share.default(0.1).meta({ title: 'How far they differ in that', description: 'Standard deviation.' }),
  costPerMilestone: tokenAmount
    .default('500')
    .meta({ title: 'What working on a milestone costs', unit: 'stable coins' }),
  ticksPerMilestone: z.int().min(1).max(1_000).default(2).meta({ title: 'Time that a milestone takes', unit: 'ticks' }),
};
const reviewerFields = {
  errorChance: share.default(0.1).meta({ title: 'Chance to take right work for wrong, or wrong for right' }),
};

/** Takes bounties that are worth more than the work on them. */
const bountyHunter: Archetype<GrantsScope, typeof hunterFields> = {
  words: { one: 'Bounty hunter', many: 'Bounty hunters', family: 'providers', shade: 2 },
  chores: 0,
  fields: hunterFields,
  policies: ({ skill, skillDeviation, costPerMilestone, ticksPerMilestone }) => [
    huntBounties({ skill, skillDeviation, cost: parseTokens(costPerMilestone), ticksPerMilestone }),
  ],
};

/** Says whether what was delivered is what was asked for. */
const grantReviewer: Archetype<GrantsScope, typeof reviewerFields> = {
  words: { one: 'Reviewer', many: 'Reviewers', family: 'validators', shade: 2 },
  chores: 1,
  fields: reviewerFields,
  policies: ({ errorChance }) => [reviewDeliveries(errorChance)],
};

/** Proposes the bounties that the DAO talks about. */
const grantSteward: Archetype<GrantsScope, typeof cautionField> = {
  words: { one: 'Grant steward', many: 'Grant stewards', family: 'voters', shade: 7 },
  community: true,
  chores: 1,
  fields: cautionField,
  policies: ({ caution }) => [
    delegateToSelf,
    proposeBounties,
    voteOnProposals(1, { accuracy: 1, income: 0.3, threshold: 0.5, caution }),
  ],
};

/** The call by which a proposal lets the escrow take a grant's amount. */
const letTake: ActionRules<GrantsScope, readonly [Address, bigint]> = {
  describe: ([spender, amount], { nameOf }) => `let ${nameOf(spender)} take ${formatTokens(amount)} coins`,
  judge: ([spender], { view }) =>
    spender === view.grants.contracts.escrow
      ? { accuracy: 0, income: 0, because: 'The escrow gives back what nobody earns.' }
      : null,
};

/** Gives back what has expired. */
const clawBack: Policy<GrantsScope> = ({ view, now }) =>
  [...view.grants.grants]
    .filter(([, { left, expiresAt }]) => left > 0n && now >= expiresAt)
    .map(([id]) => ({
      purpose: 'clawBack',
      window: 0,
      calls: [callOf(GrantEscrow, view.grants.contracts.escrow, 'clawBack', [BigInt(id)])],
    }));

/** Work that the DAO pays for by milestones: an escrow, reviewers, and hunters who take what is worth it. */
export const grants = mechanism({
  outline: grantsOutline,
  title: 'Grants',
  uses: [token, staking, governance, market],
  words: {
    escrow: {
      one: 'Grant escrow',
      many: 'Grant escrow',
      family: 'treasury',
      shade: 5,
      inSentences: 'the grants’ escrow',
    },
  },
  check: ({ grants: { bounties }, population }) =>
    bounties.flatMap(({ reviewers, approvals }, i) => {
      const field = `grants.bounties[${i}].reviewers`;
      const count = population.find(({ name }) => name === reviewers)?.count;
      const names = population.map(({ name }) => name).join(', ');
      if (count === undefined) {
        return [{ field, message: `names no cohort of this scenario: "${reviewers}" (there are ${names})` }];
      }
      if (count >= approvals && count <= REVIEW_MOMENTS.length) return [];
      return [{ field, message: `has ${count} members; a bounty with ${approvals} approvals needs ${approvals} to 3` }];
    }),
  create: ({ treasury }) => ({ escrow: [treasury] }),
  fund: ({ scenario, others, treasury }) => [
    callOf(StableCoin, others.market.stable, 'mint', [treasury, parseTokens(scenario.grants.treasuryCoins)]),
  ],
  readers: {
    escrow: {
      GrantOpened: ({ grant, terms, milestones, reviewers }): GrantsFact => ({
        type: 'grantOpened',
        grant: Number(grant),
        recipient: terms.recipient,
        opened: {
          asset: terms.asset,
          milestones,
          reviewers,
          timeToDeliver: Number(terms.timeToDeliver),
          expiresAt: Number(terms.expiresAt),
        },
      }),
      BountyTaken: ({ grant, hunter, deliverBy }): GrantsFact => ({
        type: 'bountyTaken',
        grant: Number(grant),
        hunter,
        deliverBy: Number(deliverBy),
      }),
      MilestoneDelivered: ({ grant, milestone, work }): GrantsFact => ({
        type: 'milestoneDelivered',
        grant: Number(grant),
        milestone: Number(milestone),
        work,
      }),
      MilestoneReviewed: ({ grant, reviewer, approves }): GrantsFact => ({
        type: 'milestoneReviewed',
        grant: Number(grant),
        reviewer,
        approves,
      }),
      MilestoneRejected: ({ grant, milestone }): GrantsFact => ({
        type: 'milestoneRejected',
        grant: Number(grant),
        milestone: Number(milestone),
      }),
      MilestoneReleased: ({ grant, milestone, to, amount }): GrantsFact => ({
        type: 'milestoneReleased',
        grant: Number(grant),
        milestone: Number(milestone),
        to,
        amount,
      }),
      GrantClawedBack: ({ grant, amount }): GrantsFact => ({ type: 'grantClawedBack', grant: Number(grant), amount }),
    },
  },
  folds: {
    grantOpened(draft, { grant, recipient, opened }) {
      const bounty = recipient === ZERO_ADDRESS;
      draft.grants.set(grant, {
        ...opened,
        bounty,
        recipient: bounty ? null : recipient,
        deliverBy: 0,
        milestone: 0,
        work: null,
        reviewed: [],
        left: opened.milestones.reduce((sum, one) => sum + one, 0n),
      });
    },
    bountyTaken(draft, { grant, hunter, deliverBy }) {
      draft.grants.set(grant, { ...draft.grants.get(grant)!, recipient: hunter, deliverBy });
    },
    milestoneDelivered(draft, { grant, work }) {
      draft.grants.set(grant, { ...draft.grants.get(grant)!, work, reviewed: [] });
    },
    milestoneReviewed(draft, { grant, reviewer }) {
      const before = draft.grants.get(grant)!;
      draft.grants.set(grant, { ...before, reviewed: [...before.reviewed, reviewer] });
    },
    milestoneRejected(draft, { grant }, { timestamp }) {
      const before = draft.grants.get(grant)!;
      draft.grants.set(grant, { ...before, work: null, deliverBy: timestamp + before.timeToDeliver });
    },
    milestoneReleased(draft, { grant, milestone, amount }, { timestamp }) {
      const before = draft.grants.get(grant)!;
      const left = before.left - amount;
      const deliverBy = timestamp + before.timeToDeliver;
      draft.grants.set(grant, { ...before, milestone: milestone + 1, work: null, left, deliverBy });
      draft.released += amount;
    },
    grantClawedBack(draft, { grant, amount }) {
      draft.grants.set(grant, { ...draft.grants.get(grant)!, work: null, left: 0n });
      draft.clawedBack += amount;
    },
  },
  actions: {
    escrow: {
      open: {
        describe: ([{ recipient }, milestones], { nameOf }) => {
          const amount = formatTokens(milestones.reduce((sum, one) => sum + one, 0n));
          const whom = recipient === ZERO_ADDRESS ? 'whoever does it' : nameOf(recipient);
          return `pay ${amount} coins for ${counted(milestones.length, 'milestone')} to ${whom}`;
        },
        judge: ([, milestones], observation) => judgeOpening(milestones, observation),
      },
      release: { describe: ([grant]) => `pay the next milestone of grant ${Number(grant) + 1}` },
      clawBack: { describe: ([grant]) => `take back what is left of grant ${Number(grant) + 1}` },
    },
  },
  actionsOfOthers: { market: { stable: { approve: letTake } } },
  archetypes: { bountyHunter, grantReviewer, grantSteward },
  chores: clawBack,
  flows: {
    kinds: {
      grantFunding: { title: 'Set aside for grants', deposit: true },
      grantPaid: { title: 'Paid for a milestone', reward: true },
      grantReturned: { title: 'Grant clawed back', deposit: true },
    },
    classify: ({ from, to }, { grants: { contracts: own }, treasury }) => {
      if (to === own.escrow) return 'grantFunding';
      if (from !== own.escrow) return null;
      return to === treasury ? 'grantReturned' : 'grantPaid';
    },
  },
  agentColumns: [
    {
      name: 'bountiesEarned',
      title: 'Earned by bounties',
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'Stable coins that milestones of grants and bounties paid it.',
      keep: 'sum',
      entries: ({ events }) => grantsEvents(events, 'milestoneReleased').map(({ to, amount }) => [to, amount] as const),
    },
  ],
  reporters: () => grantsReporters,
  invariants: { escrowHoldsWhatIsLeft },
  audit: ({ grants: { contracts, grants: all } }) => [
    question(GrantEscrow, contracts.escrow, 'grants', [], BigInt(all.size)),
  ],
  news: grantsNews,
  panels: grantsPanels,
});

export { deliverMilestones, type HunterTaste, takeWhenOpened, type WorkTaste } from './hunting.js';
export { type GrantsScope, grantsEvents } from './state.js';

import { z } from 'zod';
import { ConfigurableGovernor } from '../../../contracts/bindings/index.js';
import { type Archetype, type Finding, type Observation, type Policy, workIntent } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { advantageOf, type Lesson, withPayoff } from '../../learning/index.js';
import { delegateToSelf, ownVotes, type Proposal, unfinishedProposals } from '../governance/index.js';
import { ownerFields } from '../market/index.js';
import { claimRewards, stakeShareOnce } from '../staking/index.js';
import { bounded, type Memory, remembered, SHAPE, type ThinkOrder, type Thought, think } from './policy-work.js';
import type { LearnersScope } from './state.js';
import { changeBroughtBy, VOTER_ACTIONS, votePayoff } from './vote-payoff.js';

type Seen = Observation<LearnersScope>;

/** What a voter's network sees, in its order. */
export const VOTER_FEATURES = [
  { name: 'sawKnown', title: 'Saw: whether it can tell what a proposal does' },
  { name: 'sawAccuracy', title: 'Saw: change of accuracy, units of five points' },
  { name: 'sawError', title: 'Saw: its error, units of five points' },
  { name: 'sawIncome', title: 'Saw: change of its income' },
  { name: 'sawOthers', title: 'Saw: how others vote' },
  { name: 'sawTurnout', title: 'Saw: votes cast, quorums' },
] as const;

const fields = {
  stakeShare: ownerFields.share.default(0.2).meta({ title: 'Share of its tokens it stakes' }),
  diligence: ownerFields.share.default(0.6).meta({ title: 'Chance to vote on a proposal' }),
  horizonTicks: z.int().min(1).max(13).default(4).meta({
    title: 'Until it asks what a proposal has brought',
    unit: 'ticks after it was carried out',
  }),
  costOfLookingPercent: z.number().min(0).max(100).default(0.05).meta({
    title: 'What taking a side costs it',
    unit: '% of what it holds',
  }),
  learningRate: z
    .number()
    .min(0)
    .max(10)
    .default(0.1)
    .meta({ title: 'Learning rate', description: '0: never learns.' }),
};

export interface LearningVoterTaste {
  readonly diligence: number;
  readonly horizonTicks: number;
  readonly costOfLookingPercent: number;
  readonly learningRate: number;
}

interface VoteDecision {
  readonly proposal: string;
  readonly features: readonly number[];
  readonly action: number;
}
export type VoterMemory = Memory<'votingPolicy', VoteDecision>;
const isMemory = (finding: Finding): finding is VoterMemory => finding.kind === 'votingPolicy';

/** What a voter's network sees of a proposal; numbers around 0, none beyond 2 either way. */
export function voterFeatures({ actions, tally, tokens, quorum }: Proposal, { judge }: Pick<Seen, 'judge'>) {
  const effects = actions.map(judge).filter((effect) => effect !== null);
  const known = effects.length === actions.length && effects.length > 0;
  const sum = (of: (effect: (typeof effects)[number]) => number) =>
    known ? effects.reduce((total, effect) => total + of(effect), 0) : 0;
  const sides = Number(tally.for + tally.against);
  const cast = Number(tokens.for + tokens.against + tokens.abstain);
  return [
    known ? 1 : 0,
    bounded(sum(({ accuracy }) => accuracy) / 5),
    bounded(sum(({ error = 0 }) => error) / 5),
    bounded(sum(({ income }) => income) / 50),
    sides === 0 ? 0 : Number(tally.for - tally.against) / sides,
    bounded(quorum === 0n ? 0 : cast / Number(quorum)),
  ];
}

function settle(memory: VoterMemory, { view, scenario, now }: Seen, taste: LearningVoterTaste) {
  const seconds = taste.horizonTicks * scenario.tickSeconds;
  let { baseline } = memory;
  const payoffs: number[] = [];
  const lessons: Lesson[] = [];
  const pending = memory.pending.filter((decision) => {
    const proposal = view.governance.proposals.get(decision.proposal)!;
    const change = changeBroughtBy(proposal, view, { now, seconds });
    const payoff = votePayoff(decision.action, change, taste.costOfLookingPercent);
    if (payoff === null) return true;
    lessons.push({ ...decision, advantage: advantageOf(baseline, payoff) });
    baseline = withPayoff(baseline, payoff);
    payoffs.push(payoff);
    return false;
  });
  return { lessons, payoffs, baseline, pending };
}

/** Votes as its network says, which learns from what became of its tokens once proposals were carried out. */
export function voteByNetwork(taste: LearningVoterTaste): Policy<LearnersScope> {
  return (observation) => {
    const { view, self, random, now } = observation;
    const memory = remembered(isMemory, 'votingPolicy', observation);
    const { lessons, payoffs, baseline, pending } = settle(memory, observation, taste);
    const attends = ownVotes(observation) > 0n && random.chance(taste.diligence);
    const proposal = attends
      ? unfinishedProposals(view.governance, now).find(
          ({ state, proposal: { ballots } }) => state === 'active' && !ballots.has(self.address),
        )?.proposal
      : undefined;
    if (proposal === undefined && lessons.length === 0) return [];
    const features = proposal === undefined ? null : voterFeatures(proposal, observation);
    const order: ThinkOrder = {
      ...{ shape: SHAPE, weights: memory.weights, lessons, features, payoffs },
      ...{ actor: 'voter', account: self.address, learningRate: taste.learningRate, place: random.next() },
    };
    return [
      workIntent<LearnersScope, ThinkOrder, Thought>(think, {
        purpose: 'vote',
        window: 0,
        order: () => order,
        calls: ({ choice }) => {
          if (choice === null || proposal === undefined) return [];
          const ballot = [BigInt(proposal.id), BigInt(choice.action), reasonOf(choice.probabilities)] as const;
          const { governor } = view.governance.contracts;
          return [callOf(ConfigurableGovernor, governor, 'castVoteWithReason', ballot)];
        },
        finding: ({ weights, choice }): VoterMemory => ({
          kind: 'votingPolicy',
          ...{ weights, baseline },
          pending:
            choice === null || proposal === undefined || features === null
              ? pending
              : [...pending, { proposal: proposal.id, features, action: choice.action }],
        }),
      }),
    ];
  };
}

const reasonOf = (probabilities: readonly number[]) =>
  `My network says ${VOTER_ACTIONS.map((action, i) => `${action} ${Math.round(100 * probabilities[i]!)} %`).join(', ')}.`;

/** Votes by a small network that learns from what proposals did to what it holds. */
export const learningVoter: Archetype<LearnersScope, typeof fields> = {
  words: { one: 'Learning voter', many: 'Learning voters', family: 'voters', shade: 8 },
  community: true,
  chores: 1,
  fields,
  policies: (cohort) => [delegateToSelf, stakeShareOnce(cohort.stakeShare), claimRewards(8), voteByNetwork(cohort)],
};

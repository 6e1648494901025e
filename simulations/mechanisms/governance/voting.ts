import { ConfigurableGovernor, GovernanceToken } from '../../../contracts/bindings/index.js';
import type { Observation, Policy } from '../../agents/index.js';
import { type Address, callOf } from '../../chain/index.js';
import { unfinishedProposals } from './proposal-state.js';
import { type GovernanceScope, type Proposal, SUPPORT, type VoteSupport } from './state.js';

/** How much a voter minds what. */
export interface Taste {
  /** Value of one point of model accuracy. */
  readonly accuracy: number;
  /** Value of one percent of its own income. */
  readonly income: number;
  /** Net value from which it takes a side; between minus and plus this it abstains. */
  readonly threshold: number;
}

export interface Judgement {
  readonly support: VoteSupport;
  readonly reason: string;
}

/** Votes the observing agent casts if it votes now: its own tokens and others', as far as delegated to it. */
export function ownVotes({ view, self }: Pick<Observation<GovernanceScope>, 'view' | 'self'>): bigint {
  return view.token.votes.get(self.address) ?? 0n;
}

/**
 * Votes on every open proposal it has not voted on, with the given chance each tick: people forget, and an
 * attentive voter may still miss a short period.
 */
export function voteOnProposals(diligence: number, taste: Taste): Policy<GovernanceScope> {
  return (observation) => {
    const { view, self, now, random } = observation;
    if (ownVotes(observation) === 0n) return [];
    return unfinishedProposals(view.governance, now)
      .filter(({ state, proposal }) => state === 'active' && !proposal.ballots.has(self.address))
      .filter(() => random.chance(diligence))
      .map(({ proposal }) => {
        const { support, reason } = judgeProposal(proposal, observation, taste);
        const ballot = [BigInt(proposal.id), BigInt(SUPPORT.indexOf(support)), reason] as const;
        const call = callOf(ConfigurableGovernor, view.governance.contracts.governor, 'castVoteWithReason', ballot);
        return { purpose: 'vote', window: 0, calls: [call] } as const;
      });
  };
}

/**
 * Weighs what a proposal would do to measured accuracy and to the voter's own income, from public facts and the
 * voter's own studies. What it cannot judge, it abstains on.
 */
export function judgeProposal(
  { actions }: Pick<Proposal, 'actions'>,
  { judge }: Pick<Observation, 'judge'>,
  taste: Taste,
): Judgement {
  const effects = actions.map(judge);
  const known = effects.filter((effect) => effect !== null);
  if (known.length < effects.length || known.length === 0) {
    return { support: 'abstain', reason: 'I cannot tell what this would do.' };
  }
  const value = known.reduce((sum, { accuracy, income }) => sum + taste.accuracy * accuracy + taste.income * income, 0);
  const support = value >= taste.threshold ? 'for' : value <= -taste.threshold ? 'against' : 'abstain';
  return { support, reason: [...known.map(({ because }) => because), weighed(value, support, taste)].join(' ') };
}

/** Why the same facts lead one voter to For and another to Abstain: what they count to it, and from where it takes sides. */
function weighed(value: number, support: VoteSupport, { threshold }: Taste): string {
  const counts = `By what I care about that counts ${points(value)}`;
  if (support === 'for') return `${counts}: I am for, as from ${points(threshold)} on.`;
  if (support === 'against') return `${counts}: I am against, as from ${points(-threshold)} on.`;
  return `${counts}, too little for me to take sides before ${points(threshold)}.`;
}

/** Points with their sign, in as many decimals as it takes not to read as zero. */
function points(value: number): string {
  const size = Math.abs(value);
  return `${value < 0 ? '−' : '+'}${size.toFixed(size >= 1 || size === 0 ? 1 : size >= 0.01 ? 2 : 4)}`;
}

function delegateVotes({ view }: Observation<GovernanceScope>, to: Address) {
  const call = callOf(GovernanceToken, view.token.contracts.token, 'delegate', [to]);
  return [{ purpose: 'delegate', window: 0, calls: [call] } as const];
}

/** Turns its own tokens into votes, once. */
export const delegateToSelf: Policy<GovernanceScope> = (observation) => {
  const { address } = observation.self;
  return observation.view.token.delegates.get(address) === address ? [] : delegateVotes(observation, address);
};

/** How many proposals in a row a delegate may miss before its delegators look for another. */
const PATIENCE_PROPOSALS = 2;

/** Hands its votes to one of the declared delegates, and to another when that one keeps missing votes. */
export const delegateToSomebody: Policy<GovernanceScope> = (observation) => {
  const { view, self, directory, random, now } = observation;
  const current = view.token.delegates.get(self.address);
  const closed = [...view.governance.proposals.values()]
    .filter(({ voteEnd }) => voteEnd < now)
    .slice(-PATIENCE_PROPOSALS);
  const missed = closed.filter(({ ballots }) => current === undefined || !ballots.has(current)).length;
  if (current !== undefined && (closed.length < PATIENCE_PROPOSALS || missed < PATIENCE_PROPOSALS)) return [];
  const candidates = directory.ofArchetype('delegate').filter(({ address }) => address !== current);
  return candidates.length === 0 ? [] : delegateVotes(observation, random.pick(candidates).address);
};

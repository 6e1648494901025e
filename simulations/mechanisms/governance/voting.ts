import { ConfigurableGovernor, GovernanceToken, PersonCredential } from '../../../contracts/bindings/index.js';
import { type MomentIntent, type Observation, type Policy, TICK_WINDOWS } from '../../agents/index.js';
import { type Address, type ContractCall, callOf } from '../../chain/index.js';
import { breachBy } from './charter-breach.js';
import { unfinishedProposals } from './proposal-state.js';
import { type GovernanceScope, type Proposal, SUPPORT, type VoteSupport } from './state.js';
import { voteSource, votesAt } from './votes.js';

/** How much a voter minds what. */
export interface Taste {
  /** Value of one point of model accuracy. */
  readonly accuracy: number;
  /** Value of one percent of its own income. */
  readonly income: number;
  /** Net value from which it takes a side; between minus and plus this it abstains. */
  readonly threshold: number;
  /** What a change must be worth before it is better than leaving things as they are, in points of accuracy, on average. */
  readonly caution: number;
}

export interface Judgement {
  readonly support: VoteSupport;
  readonly reason: string;
}

/** Votes the observing agent casts if it votes now: its own and others', as far as delegated to it. */
export function ownVotes({ view, self }: Pick<Observation<GovernanceScope>, 'view' | 'self'>): bigint {
  return votesAt(view, view.time).of.get(self.address) ?? 0n;
}

/** What a voter makes of a proposal without weighing it; `null` where it weighs it like any other. */
export type Bias = (proposal: Proposal, observation: Observation<GovernanceScope>) => Judgement | null;

/**
 * Votes on every open proposal it has not voted on, if it attends at all in the tick: people forget, and an attentive
 * voter may still miss a short period. It votes at the first moment at which it can tell what a proposal would do; who
 * cannot tell waits for the last, and abstains.
 */
export function voteOnProposals(diligence: number, taste: Taste, bias: Bias = () => null): Policy<GovernanceScope> {
  return (observation) => {
    if (ownVotes(observation) === 0n || !observation.random.chance(diligence)) return [];
    return TICK_WINDOWS.map(
      (window): MomentIntent => ({
        purpose: 'vote',
        window,
        decide: (moment) => ballotsAt(observation.at(moment), moment.next, taste, bias),
      }),
    );
  };
}

function ballotsAt(
  observation: Observation<GovernanceScope>,
  next: number,
  taste: Taste,
  bias: Bias,
): readonly ContractCall[] {
  const { view, self, now } = observation;
  return unfinishedProposals(view.governance, now)
    .filter(({ state, proposal }) => state === 'active' && !proposal.ballots.has(self.address))
    .flatMap(({ proposal }) => {
      const judgement =
        bias(proposal, observation) ?? againstTheCharter(view, proposal) ?? judgeProposal(proposal, observation, taste);
      if (judgement === null && proposal.voteEnd >= next) return [];
      const { support, reason } = judgement ?? UNDECIDED;
      const ballot = [BigInt(proposal.id), BigInt(SUPPORT.indexOf(support)), reason] as const;
      return [callOf(ConfigurableGovernor, view.governance.contracts.governor, 'castVoteWithReason', ballot)];
    });
}

/** What the charter forbids cannot be carried out, whoever is for it: nobody but its friends votes for it. */
function againstTheCharter(view: GovernanceScope['view'], proposal: Proposal): Judgement | null {
  const article = breachBy(view, proposal);
  return article === null ? null : { support: 'against', reason: `It breaks ${article} of the charter.` };
}

const UNDECIDED: Judgement = { support: 'abstain', reason: 'I cannot tell what this would do.' };

/** How large, in points, a voter takes changes of a DAO's settings to be before it has measured anything. */
const USUAL_CHANGE = 5;

/**
 * Weighs what a proposal would do to measured accuracy and to the voter's own income, from public facts and the voter's
 * own studies; `null` when it cannot tell. What was measured counts for less the larger its error, as when a normal
 * prior around no change is brought up to date. Against it stands what the voter holds any change to cost, drawn once
 * for each voter from an exponential distribution: the bias towards the status quo (Samuelson & Zeckhauser 1988).
 */
export function judgeProposal(
  { actions }: Pick<Proposal, 'actions'>,
  { judge, character }: Pick<Observation, 'judge' | 'character'>,
  taste: Taste,
): Judgement | null {
  const effects = actions.map(judge);
  const known = effects.filter((effect) => effect !== null);
  if (known.length < effects.length || known.length === 0) return null;
  const benefit = known.reduce((sum, { accuracy, error = 0, income }) => {
    const believed = (accuracy * USUAL_CHANGE ** 2) / (USUAL_CHANGE ** 2 + error ** 2);
    return sum + taste.accuracy * believed + taste.income * income;
  }, 0);
  const caution = -taste.caution * Math.log(1 - character('caution').next());
  const value = benefit - caution;
  const support = value >= taste.threshold ? 'for' : value <= -taste.threshold ? 'against' : 'abstain';
  const facts = known.map(({ because }) => because);
  return { support, reason: [...facts, weighed(benefit, caution, support, taste)].join(' ') };
}

/** Why the same facts lead one voter to For and another to Against: what they count to it, and from where it takes sides. */
function weighed(benefit: number, caution: number, support: VoteSupport, { threshold }: Taste): string {
  const cost = caution < 0.005 ? '' : `, less ${points(caution).slice(1)} that I take the risk of any change to cost`;
  const counts = `By what I care about that counts ${points(benefit)}${cost}`;
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
  const call =
    voteSource(view) === 'identity' && view.identity !== undefined
      ? callOf(PersonCredential, view.identity.contracts.credential, 'delegate', [to])
      : callOf(GovernanceToken, view.token.contracts.token, 'delegate', [to]);
  return [{ purpose: 'delegate', window: 0, calls: [call] } as const];
}

/** Turns its own tokens into votes, once; persons and lockers vote for themselves from the start. */
export const delegateToSelf: Policy<GovernanceScope> = (observation) => {
  if (voteSource(observation.view) !== 'token') return [];
  const { address } = observation.self;
  return observation.view.token.delegates.get(address) === address ? [] : delegateVotes(observation, address);
};

/** How many proposals in a row a delegate may miss before its delegators look for another. */
const PATIENCE_PROPOSALS = 2;

/** Whom it has chosen, `undefined` for nobody yet: a person votes for itself until it chooses. */
function delegateNow({ view, self }: Observation<GovernanceScope>, source: 'token' | 'identity'): Address | undefined {
  if (source === 'token') return view.token.delegates.get(self.address);
  const delegate = view.identity?.delegates.get(self.address);
  return delegate === self.address ? undefined : delegate;
}

/** Hands its votes to one of the declared delegates, and to another when that one keeps missing votes. */
export const delegateToSomebody: Policy<GovernanceScope> = (observation) => {
  const { view, directory, random, now } = observation;
  const source = voteSource(view);
  // Votes of locked tokens are the locker's own.
  if (source === 'escrow') return [];
  const current = delegateNow(observation, source);
  const closed = [...view.governance.proposals.values()]
    .filter(({ voteEnd }) => voteEnd < now)
    .slice(-PATIENCE_PROPOSALS);
  const missed = closed.filter(({ ballots }) => current === undefined || !ballots.has(current)).length;
  if (current !== undefined && (closed.length < PATIENCE_PROPOSALS || missed < PATIENCE_PROPOSALS)) return [];
  const candidates = directory.ofArchetype('delegate').filter(({ address }) => address !== current);
  return candidates.length === 0 ? [] : delegateVotes(observation, random.pick(candidates).address);
};

import type { Address } from '../../chain/index.js';
import { bps, formatTokens, parseTokens, QUORUM_COUNTS } from '../../scenario/index.js';
import { percentOfBps, plainDuration, ZERO_ADDRESS } from '../../world/index.js';
import { ARTICLES, type Article, charter } from '../charter/index.js';
import { escrow } from '../escrow/index.js';
import { identity } from '../identity/index.js';
import { mechanism } from '../open-mechanism.js';
import { staking } from '../staking/index.js';
import { token } from '../token/index.js';
import { delegate, delegator, informedVoter, locker, whale } from './archetypes.js';
import { charterIsKept, charterReporters } from './charter-reporting.js';
import { describeParameter, parameterKey, parameterName } from './parameters.js';
import { proposalFrames } from './proposal-changes.js';
import { carryOutProposals } from './proposing.js';
import { raider } from './raiding.js';
import { ballotOf, followSnapshots, governanceFolds, rulesOf } from './reading.js';
import { governanceReporters } from './reporters.js';
import {
  type GovernanceFact,
  type GovernanceScope,
  type GovernanceSettings,
  governanceEvents,
  governanceOutline,
  type Proposal,
  type VOTE_SOURCES,
  VOTE_WEIGHTS,
} from './state.js';
import { proposalMarkers, proposalNews } from './telling.js';
import { votesAt } from './votes.js';

export { cautionField } from './archetypes.js';
export { parameterKey, parameterName, parameterOf, setParameter } from './parameters.js';
export { proposalState, unfinishedProposals } from './proposal-state.js';
export { propose } from './proposing.js';
export { type GovernanceFact, type GovernanceScope, governanceEvents, type Proposal } from './state.js';
export { delegateToSelf, delegateToSomebody, ownVotes, voteOnProposals } from './voting.js';

const setting = (name: keyof GovernanceSettings, value: bigint): GovernanceFact => ({
  type: 'governanceSettingChanged',
  setting: name,
  value,
});

type Words = { readonly view: GovernanceScope['view'] };
const duration = (title: string, of: (settings: GovernanceSettings) => number) => ({
  describe: ([value]: readonly [bigint], { view }: Words) =>
    `${title}: ${plainDuration(of(view.governance.settings))} → ${plainDuration(Number(value))}`,
});

/** Token votes at a past snapshot, then a timelock: OpenZeppelin Governor 5, with the rules that DAOs differ by. */
export const governance = mechanism({
  outline: governanceOutline,
  title: 'Governance',
  uses: [token, staking],
  mayUse: [escrow, identity, charter],
  words: {
    timelock: { one: 'Treasury', many: 'Treasury', family: 'treasury', inSentences: 'the treasury', party: 'treasury' },
    governor: { one: 'Governor', many: 'Governor', family: 'voters', inSentences: 'the governor' },
    registry: { one: 'Parameters', many: 'Parameters', family: 'neutral', inSentences: 'the parameter registry' },
  },
  treasury: 'timelock',
  // Whoever deploys the DAO may bind it to a charter, and nobody does afterwards but the DAO itself, once.
  administered: ['timelock'],
  check: (scenario) => {
    const { voteSource: source } = scenario.governance;
    if (source === 'token' || scenario[source] !== undefined) return [];
    return [{ field: source, message: `is left out, and governance.voteSource is "${source}": nobody could vote` }];
  },
  create: ({
    scenario: {
      token: { name },
      governance: settings,
    },
    own,
    others,
    deployer,
    parameters,
  }) => ({
    // Anybody may execute what has waited long enough; nobody but the governor may propose or cancel.
    timelock: [BigInt(settings.timelockDelaySeconds), [own.governor], [ZERO_ADDRESS], deployer],
    governor: [
      {
        name: `${name} Governor`,
        token: tokenOfVotes(settings.voteSource, others),
        timelock: own.timelock,
        guardian: ZERO_ADDRESS,
        votingDelay: BigInt(settings.votingDelaySeconds),
        votingPeriod: BigInt(settings.votingPeriodSeconds),
        lateQuorumExtension: BigInt(settings.lateQuorumExtensionSeconds),
        proposalThreshold: parseTokens(settings.proposalThresholdTokens),
        rules: {
          kind: settings.quorumTokens === undefined ? 0n : 1n,
          quorum:
            settings.quorumTokens === undefined ? bps(settings.quorumPercent) : parseTokens(settings.quorumTokens),
          counts: BigInt(QUORUM_COUNTS.indexOf(settings.quorumCounts)),
          weights: BigInt(VOTE_WEIGHTS.indexOf(settings.voteWeights)),
        },
      },
    ],
    registry: [
      own.timelock,
      parameters.map(({ key, value, maximum }) => ({ key: parameterKey(key), value, minimum: 0n, maximum })),
    ],
  }),
  readers: {
    governor: {
      ProposalCreated: (args): GovernanceFact => ({
        type: 'proposalCreated',
        proposalId: args.proposalId,
        proposer: args.proposer,
        targets: args.targets,
        values: args.values,
        calldatas: args.calldatas,
        description: args.description,
        voteStart: Number(args.voteStart),
        voteEnd: Number(args.voteEnd),
      }),
      VoteCast: ballotOf,
      VoteCastWithParams: ({ params: _, ...ballot }): GovernanceFact => ballotOf(ballot),
      ProposalExtended: ({ proposalId, extendedDeadline }): GovernanceFact => ({
        type: 'proposalExtended',
        proposalId,
        voteEnd: Number(extendedDeadline),
      }),
      ProposalQueued: ({ proposalId, etaSeconds }): GovernanceFact => ({
        type: 'proposalQueued',
        proposalId,
        executableAt: Number(etaSeconds),
      }),
      ProposalExecuted: ({ proposalId }): GovernanceFact => ({ type: 'proposalExecuted', proposalId }),
      ProposalCanceled: ({ proposalId }): GovernanceFact => ({ type: 'proposalCanceled', proposalId }),
      ProposalForbidden: ({ proposalId, article }): GovernanceFact => ({
        type: 'proposalForbidden',
        proposalId,
        article: articleOf(article),
      }),
      VotesTokenSet: ({ token: votes }): GovernanceFact => ({ type: 'votesTokenSet', token: votes }),
      VotingDelaySet: ({ newVotingDelay }) => setting('votingDelay', newVotingDelay),
      VotingPeriodSet: ({ newVotingPeriod }) => setting('votingPeriod', newVotingPeriod),
      ProposalThresholdSet: ({ newProposalThreshold }) => setting('proposalThreshold', newProposalThreshold),
      LateQuorumVoteExtensionSet: ({ newVoteExtension }) => setting('lateQuorumExtension', newVoteExtension),
      VotingRulesSet: ({ rules }): GovernanceFact => ({ type: 'votingRulesSet', rules: rulesOf(rules) }),
    },
    timelock: { MinDelayChange: ({ newDuration }) => setting('timelockDelay', newDuration) },
    registry: {
      ParameterSet: ({ key, previousValue, newValue }): GovernanceFact => ({
        type: 'parameterSet',
        key: parameterName(key),
        previous: previousValue,
        value: newValue,
      }),
    },
  },
  folds: governanceFolds,
  finish: (draft, view, _, at) => {
    const { votesToken } = draft;
    followSnapshots(draft, (time) => votesAt({ ...view, governance: { votesToken } }, time), at);
  },
  actions: {
    registry: {
      set: {
        describe: ([key, value], words) => describeParameter(parameterName(key), value, words),
        judge: ([key, value], observation, parameters) =>
          parameters.get(parameterName(key))?.judge?.(value, observation) ?? null,
      },
    },
    governor: {
      setVotingDelay: duration('voting delay', ({ votingDelay }) => votingDelay),
      setVotingPeriod: duration('voting period', ({ votingPeriod }) => votingPeriod),
      setLateQuorumVoteExtension: duration('late-quorum extension', ({ lateQuorumExtension }) => lateQuorumExtension),
      setProposalThreshold: {
        describe: ([value], { view }) =>
          `proposal threshold: ${formatTokens(view.governance.settings.proposalThreshold)} → ${formatTokens(value)} tokens`,
      },
      setVotingRules: {
        describe: ([rules], { view }) =>
          `voting rules: ${rulesInWords(view.governance.rules)} → ${rulesInWords(rulesOf(rules))}`,
      },
    },
    timelock: { updateDelay: duration('timelock delay', ({ timelockDelay }) => timelockDelay) },
  },
  archetypes: { delegator, delegate, whale, informedVoter, locker, raider },
  chores: carryOutProposals,
  reporters: ({ charter: bound }) => [...governanceReporters, ...(bound === undefined ? [] : charterReporters)],
  agentColumns: [
    {
      name: 'ballots',
      title: 'Ballots',
      unit: 'count',
      description: 'Proposals it voted on.',
      keep: 'sum',
      entries: ({ events }) => governanceEvents(events, 'voteCast').map(({ voter }) => [voter, 1] as const),
    },
  ],
  invariants: {
    ballotsWithinSnapshot: ({ events, view }) => ballotsWithinSnapshot(events, view),
    charterIsKept,
  },
  news: proposalNews,
  markers: proposalMarkers,
  parts: (input) => ({ proposals: proposalFrames(input) }),
  lens: 'governance',
  panels: [
    {
      panel: 'governance',
      title: 'Votes',
      form: 'lines',
      hero: 3,
      also: ['overview'],
      reporters: ['turnout', 'votingPower', 'proposalsCreated', 'proposalsExecuted', 'proposalsDefeated'],
    },
  ],
});

/** The contract whose amounts vote; that it is there was checked with the scenario. */
function tokenOfVotes(
  source: (typeof VOTE_SOURCES)[number],
  others: {
    readonly token: { readonly token: Address };
    readonly escrow?: { readonly escrow: Address } | undefined;
    readonly identity?: { readonly credential: Address } | undefined;
  },
): Address {
  const of = { token: others.token.token, escrow: others.escrow?.escrow, identity: others.identity?.credential };
  return of[source] ?? others.token.token;
}

/** The contract's number in words; it is only ever told of a breach. */
function articleOf(number: bigint): Article {
  const article = ARTICLES[Number(number)];
  if (article === undefined || article === 'none') throw new RangeError(`the charter has no article ${number}`);
  return article;
}

const COUNTED: Readonly<Record<(typeof QUORUM_COUNTS)[number], string>> = {
  forAbstain: 'For and Abstain',
  for: 'For',
  forAgainst: 'For and Against',
  all: 'all votes',
};

function rulesInWords({ kind, quorum, counts, weights }: ReturnType<typeof rulesOf>): string {
  const amount = kind === 'fraction' ? `${percentOfBps(quorum)} % of supply` : `${formatTokens(quorum)} tokens`;
  const weight = { tokens: 'by tokens', quadratic: 'by square roots', person: 'one vote each' }[weights];
  return `quorum ${amount} of ${COUNTED[counts]}, ${weight}`;
}

/** On every proposal voted on in the tick: ballots add up to the tally, and no more tokens vote than there are. */
function ballotsWithinSnapshot(
  events: Parameters<typeof governanceEvents>[0],
  { governance: { proposals } }: GovernanceScope['view'],
): string | null {
  for (const id of new Set(governanceEvents(events, 'voteCast').map(({ proposalId }) => proposalId.toString()))) {
    const { tally, tokens, ballots, snapshotSupply, number }: Proposal = proposals.get(id)!;
    const cast = [...ballots.values()].reduce((sum, { weight }) => sum + weight, 0n);
    const counted = tally.for + tally.against + tally.abstain;
    if (cast !== counted) return `proposal ${number} counts ${counted} votes of ballots worth ${cast}`;
    const voted = tokens.for + tokens.against + tokens.abstain;
    if (voted > snapshotSupply) return `proposal ${number} has ${voted} tokens voting of a supply of ${snapshotSupply}`;
  }
  return null;
}

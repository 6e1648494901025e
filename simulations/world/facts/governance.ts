import type { Hex } from '../../chain/index.js';
import type { GovernanceSetting, VoteSupport } from '../domain-event.js';
import { address, addresses, type EventArguments, integer, list, text, wei } from './event-arguments.js';
import type { FactReaders } from './fact-readers.js';

/** Governor Bravo's numbers for a ballot. */
const SUPPORT: readonly VoteSupport[] = ['against', 'for', 'abstain'];

const setting = (name: GovernanceSetting, previous: string, value: string) => (args: EventArguments) =>
  ({
    type: 'governanceSettingChanged',
    setting: name,
    previous: wei(args, previous),
    value: wei(args, value),
  }) as const;

const voteCast = (args: EventArguments) =>
  ({
    type: 'voteCast',
    proposalId: wei(args, 'proposalId'),
    voter: address(args, 'voter'),
    support: SUPPORT[integer(args, 'support')]!,
    weight: wei(args, 'weight'),
    reason: text(args, 'reason'),
  }) as const;

export const governorFacts: FactReaders = {
  ProposalCreated: (args) => ({
    type: 'proposalCreated',
    proposalId: wei(args, 'proposalId'),
    proposer: address(args, 'proposer'),
    targets: addresses(args, 'targets'),
    values: list(args, 'values') as readonly bigint[],
    calldatas: list(args, 'calldatas') as readonly Hex[],
    description: text(args, 'description'),
    voteStart: integer(args, 'voteStart'),
    voteEnd: integer(args, 'voteEnd'),
  }),
  VoteCast: voteCast,
  VoteCastWithParams: voteCast,
  ProposalExtended: (args) => ({
    type: 'proposalExtended',
    proposalId: wei(args, 'proposalId'),
    voteEnd: integer(args, 'extendedDeadline'),
  }),
  ProposalQueued: (args) => ({
    type: 'proposalQueued',
    proposalId: wei(args, 'proposalId'),
    executableAt: integer(args, 'etaSeconds'),
  }),
  ProposalExecuted: (args) => ({ type: 'proposalExecuted', proposalId: wei(args, 'proposalId') }),
  ProposalCanceled: (args) => ({ type: 'proposalCanceled', proposalId: wei(args, 'proposalId') }),
  VotingDelaySet: setting('votingDelay', 'oldVotingDelay', 'newVotingDelay'),
  VotingPeriodSet: setting('votingPeriod', 'oldVotingPeriod', 'newVotingPeriod'),
  ProposalThresholdSet: setting('proposalThreshold', 'oldProposalThreshold', 'newProposalThreshold'),
  QuorumNumeratorUpdated: setting('quorumBps', 'oldQuorumNumerator', 'newQuorumNumerator'),
  LateQuorumVoteExtensionSet: setting('lateQuorumExtension', 'oldVoteExtension', 'newVoteExtension'),
};

export const timelockFacts: FactReaders = {
  MinDelayChange: setting('timelockDelay', 'oldDuration', 'newDuration'),
};

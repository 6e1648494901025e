import { QUORUM_COUNTS } from '../../scenario/index.js';
import type { DomainEvent, Draft, FactOf, Moment } from '../../world/index.js';
import { quorumOf } from './proposal-state.js';
import {
  type Ballot,
  type GovernanceFact,
  type GovernanceState,
  type Proposal,
  SUPPORT,
  VOTE_WEIGHTS,
  type VoteSupport,
  type VotingRules,
} from './state.js';
import type { Votes } from './votes.js';

type EventOf<T extends GovernanceFact['type']> = DomainEvent<FactOf<GovernanceFact, T>>;

/** A proposal while its block is applied: a copy of its own, ballots included. */
type ProposalDraft = { -readonly [K in keyof Omit<Proposal, 'ballots' | 'tally' | 'tokens'>]: Proposal[K] } & {
  readonly ballots: Map<Ballot['voter'], Ballot>;
  readonly tally: Record<VoteSupport, bigint>;
  readonly tokens: Record<VoteSupport, bigint>;
};

function copyOf(proposal: Proposal): ProposalDraft {
  const { ballots, tally, tokens } = proposal;
  return { ...proposal, ballots: new Map(ballots), tally: { ...tally }, tokens: { ...tokens } };
}

export const ballotOf = (args: {
  readonly proposalId: bigint;
  readonly voter: Ballot['voter'];
  readonly support: bigint;
  readonly weight: bigint;
  readonly reason: string;
}): GovernanceFact => ({ type: 'voteCast', ...args, support: SUPPORT[Number(args.support)]! });

/** The contract's numbers in words. */
export const rulesOf = ({
  kind,
  quorum,
  counts,
  weights,
}: {
  readonly kind: bigint;
  readonly quorum: bigint;
  readonly counts: bigint;
  readonly weights: bigint;
}): VotingRules => ({
  kind: kind === 0n ? 'fraction' : 'absolute',
  quorum,
  counts: QUORUM_COUNTS[Number(counts)]!,
  weights: VOTE_WEIGHTS[Number(weights)]!,
});

/** What governance's facts do to its state. */
export const governanceFolds = {
  proposalCreated(draft: Draft<GovernanceState>, event: EventOf<'proposalCreated'>) {
    const { targets, values, calldatas, description } = event;
    const id = event.proposalId.toString();
    draft.proposals.set(id, {
      id,
      number: draft.proposals.size + 1,
      proposer: event.proposer,
      title: titleOf(description),
      description,
      actions: targets.map((target, i) => ({ target, value: values[i]!, calldata: calldatas[i]! })),
      createdAt: event.timestamp,
      voteStart: event.voteStart,
      voteEnd: event.voteEnd,
      executableAt: null,
      executedAt: null,
      canceled: false,
      forbiddenBy: null,
      tally: { against: 0n, for: 0n, abstain: 0n },
      tokens: { against: 0n, for: 0n, abstain: 0n },
      ballots: new Map(),
      snapshotSupply: 0n,
      snapshotVotes: new Map(),
      rules: draft.rules,
      quorum: 0n,
    });
  },
  voteCast(draft: Draft<GovernanceState>, event: EventOf<'voteCast'>) {
    const { proposalId, voter, support, weight, reason, timestamp } = event;
    const proposal = draft.proposals.own(proposalId.toString(), copyOf);
    proposal.tally[support] += weight;
    proposal.tokens[support] +=
      proposal.rules.weights === 'tokens' ? weight : (proposal.snapshotVotes.get(voter) ?? 0n);
    proposal.ballots.set(voter, { voter, support, weight, reason, time: timestamp });
  },
  proposalExtended(draft: Draft<GovernanceState>, { proposalId, voteEnd }: EventOf<'proposalExtended'>) {
    const proposal = draft.proposals.own(proposalId.toString(), copyOf);
    proposal.voteEnd = Math.max(proposal.voteEnd, voteEnd);
  },
  proposalQueued(draft: Draft<GovernanceState>, { proposalId, executableAt }: EventOf<'proposalQueued'>) {
    draft.proposals.own(proposalId.toString(), copyOf).executableAt = executableAt;
  },
  proposalExecuted(draft: Draft<GovernanceState>, { proposalId, timestamp }: EventOf<'proposalExecuted'>) {
    draft.proposals.own(proposalId.toString(), copyOf).executedAt = timestamp;
  },
  proposalCanceled(draft: Draft<GovernanceState>, { proposalId }: EventOf<'proposalCanceled'>) {
    draft.proposals.own(proposalId.toString(), copyOf).canceled = true;
  },
  proposalForbidden(draft: Draft<GovernanceState>, { proposalId, article }: EventOf<'proposalForbidden'>) {
    draft.proposals.own(proposalId.toString(), copyOf).forbiddenBy = article;
  },
  votesTokenSet(draft: Draft<GovernanceState>, { token }: EventOf<'votesTokenSet'>) {
    draft.votesToken = token;
  },
  governanceSettingChanged(draft: Draft<GovernanceState>, event: EventOf<'governanceSettingChanged'>) {
    const { setting, value } = event;
    draft.settings = { ...draft.settings, [setting]: setting === 'proposalThreshold' ? value : Number(value) };
  },
  votingRulesSet(draft: Draft<GovernanceState>, { rules }: EventOf<'votingRulesSet'>) {
    draft.rules = rules;
  },
  parameterSet(draft: Draft<GovernanceState>, { key, value }: EventOf<'parameterSet'>) {
    draft.parameters.set(key, value);
  },
};

/**
 * Supply, votes and rules follow the present up to a proposal's snapshot, that second included, and are fixed then.
 * @param votesAt whoever votes, and all votes, by what is known now, at a time (Unix seconds) that is still to come
 */
export function followSnapshots(
  draft: Draft<GovernanceState>,
  votesAt: (time: number) => Votes,
  { timestamp }: Moment,
): void {
  const open = [...draft.proposals.values()].filter(({ voteStart }) => voteStart >= timestamp);
  for (const { id } of open) {
    const proposal = draft.proposals.own(id, copyOf);
    const { supply, of } = votesAt(proposal.voteStart);
    proposal.snapshotSupply = supply;
    proposal.snapshotVotes = of;
    proposal.rules = draft.rules;
    proposal.quorum = quorumOf(supply, draft.rules);
  }
}

const LONGEST_TITLE = 120;

/** The first line that says something, without Markdown's heading signs. */
export function titleOf(description: string): string {
  const lines = description.split('\n').map((line) => line.replace(/^[#\s]+/, '').trim());
  const title = lines.find((line) => line !== '') ?? 'Untitled proposal';
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE - 1)}…`;
}

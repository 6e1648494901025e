import type { Proposal, VotingRules } from './state.js';

export type ProposalState = 'pending' | 'active' | 'defeated' | 'succeeded' | 'queued' | 'executed' | 'canceled';

/**
 * A proposal's state at a time (Unix seconds), by the rules of OpenZeppelin's Governor on the timestamp clock with
 * late-quorum protection and a timelock: the snapshot's second still belongs to `pending`, the deadline's to `active`;
 * For must weigh more than Against.
 */
export function proposalState(proposal: Proposal, time: number): ProposalState {
  if (proposal.executedAt !== null) return 'executed';
  if (proposal.canceled) return 'canceled';
  if (time <= proposal.voteStart) return 'pending';
  if (time <= proposal.voteEnd) return 'active';
  if (!hasQuorum(proposal) || proposal.tally.for <= proposal.tally.against) return 'defeated';
  return proposal.executableAt === null ? 'succeeded' : 'queued';
}

/** Tokens that count towards the quorum. */
export function quorumTokens({ tokens, rules: { counts } }: Pick<Proposal, 'tokens' | 'rules'>): bigint {
  const against = counts === 'forAgainst' || counts === 'all' ? tokens.against : 0n;
  const abstain = counts === 'forAbstain' || counts === 'all' ? tokens.abstain : 0n;
  return tokens.for + against + abstain;
}

export function hasQuorum(proposal: Proposal): boolean {
  return quorumTokens(proposal) >= proposal.quorum;
}

const BASIS_POINTS = 10_000n;

/** Tokens that must vote: OpenZeppelin's GovernorVotesQuorumFraction, rounded down as it does, or a fixed amount. */
export function quorumOf(supply: bigint, { kind, quorum }: VotingRules): bigint {
  return kind === 'absolute' ? quorum : (supply * quorum) / BASIS_POINTS;
}

const FINAL: readonly (ProposalState | null)[] = ['defeated', 'executed', 'canceled'];
export const isFinished = (state: ProposalState | null) => FINAL.includes(state);

/** Proposals that may still change at a time, oldest first; reckoned once a view and time. */
export function unfinishedProposals(
  { proposals }: { readonly proposals: ReadonlyMap<string, Proposal> },
  time: number,
): readonly { readonly proposal: Proposal; readonly state: ProposalState }[] {
  const known = memory.get(proposals);
  if (known?.time === time) return known.unfinished;
  const unfinished = [...proposals.values()]
    .map((proposal) => ({ proposal, state: proposalState(proposal, time) }))
    .filter(({ state }) => !isFinished(state));
  memory.set(proposals, { time, unfinished });
  return unfinished;
}

type Unfinished = readonly { readonly proposal: Proposal; readonly state: ProposalState }[];
const memory = new WeakMap<ReadonlyMap<string, Proposal>, { readonly time: number; readonly unfinished: Unfinished }>();

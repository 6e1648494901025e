import type { Proposal, ProposalState } from './world-view.js';

/**
 * A proposal's state at a time (Unix seconds), by the rules of OpenZeppelin's Governor on the timestamp clock with
 * simple counting, quorum by share of supply, late-quorum protection and a timelock: the snapshot's second still
 * belongs to `pending`, the deadline's to `active`; For and Abstain count towards the quorum; For must beat Against.
 */
export function proposalState(proposal: Proposal, time: number): ProposalState {
  if (proposal.executedAt !== null) return 'executed';
  if (proposal.canceled) return 'canceled';
  if (time <= proposal.voteStart) return 'pending';
  if (time <= proposal.voteEnd) return 'active';
  if (!hasQuorum(proposal) || proposal.tally.for <= proposal.tally.against) return 'defeated';
  return proposal.executableAt === null ? 'succeeded' : 'queued';
}

/** Whether For and Abstain together reach the quorum. */
export function hasQuorum({ tally, quorum }: Proposal): boolean {
  return tally.for + tally.abstain >= quorum;
}

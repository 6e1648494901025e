import { Interface } from 'ethers';
import type { ChainLog } from '../../../chain/index.js';

/** OpenZeppelin and Compound's Bravo declare these alike, but for the names. */
const EVENTS = new Interface([
  'event ProposalCreated(uint256 id, address proposer, address[] targets, uint256[] values, string[] signatures, bytes[] calldatas, uint256 start, uint256 end, string description)',
  'event ProposalQueued(uint256 id, uint256 eta)',
  'event VoteCast(address indexed voter, uint256 id, uint8 support, uint256 weight, string reason)',
]);
/** Alpha's declares nothing to be indexed. */
const ALPHA = new Interface(['event VoteCast(address voter, uint256 id, bool support, uint256 weight)']);

/** A proposal as the governor announced it. Timepoints are in the governor's clock. */
export interface CreatedProposal {
  readonly id: bigint;
  readonly snapshot: bigint;
  readonly deadline: bigint;
}

export function createdProposal(logs: readonly ChainLog[]): CreatedProposal | null {
  const [created] = named(logs, 'ProposalCreated');
  return created === undefined
    ? null
    : { id: created.getValue('id'), snapshot: created.getValue('start'), deadline: created.getValue('end') };
}

/** Unix seconds from which a queued proposal may be executed; `null` when none was queued. */
export function queuedUntil(logs: readonly ChainLog[]): number | null {
  const [queued] = named(logs, 'ProposalQueued');
  return queued === undefined ? null : Number(queued.getValue('eta'));
}

/** Votes as the governor weighed them. */
export function castVotes(logs: readonly ChainLog[]): readonly { readonly support: number; readonly weight: bigint }[] {
  return [...named(logs, 'VoteCast'), ...named(logs, 'VoteCast', ALPHA)].map((vote) => ({
    support: Number(vote.getValue('support')),
    weight: vote.getValue('weight'),
  }));
}

function named(logs: readonly ChainLog[], event: string, events = EVENTS) {
  const { topicHash } = events.getEvent(event)!;
  return logs
    .filter(({ topics }) => topics[0] === topicHash)
    .map(({ topics, data }) => events.decodeEventLog(event, data, topics));
}

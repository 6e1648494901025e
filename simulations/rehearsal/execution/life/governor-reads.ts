import { Interface } from 'ethers';
import type { Hex } from '../../../chain/index.js';
import type { LoadedDao } from '../loaded-dao.js';
import type { CreatedProposal } from './governor-events.js';

const READ = new Interface([
  'function state(uint256) view returns (uint8)',
  'function quorum(uint256) view returns (uint256)',
  'function quorumVotes() view returns (uint256)',
  'function proposalDeadline(uint256) view returns (uint256)',
  'function proposalNeedsQueuing(uint256) view returns (bool)',
  'function proposalVotes(uint256) view returns (uint256 against, uint256 inFavour, uint256 abstain)',
]);

/** Characters of three words in hex. */
const THREE_WORDS = 2 + 3 * 64;

/** OpenZeppelin's and Bravo's states in their order. */
const STATES = ['pending', 'active', 'canceled', 'defeated', 'succeeded', 'queued', 'expired', 'executed'] as const;
export type ProposalState = (typeof STATES)[number];

/** Where a proposal stands. */
export async function stateOf(loaded: LoadedDao, proposal: CreatedProposal): Promise<ProposalState> {
  return STATES[Number((await read(loaded, 'state', proposal.id)) ?? -1)] ?? 'pending';
}

/** Votes it needs, in the token's smallest unit: OpenZeppelin's at the snapshot, else Bravo's. */
export async function quorumOf(loaded: LoadedDao, { snapshot }: CreatedProposal): Promise<bigint> {
  return (await read(loaded, 'quorum', snapshot)) ?? (await read(loaded, 'quorumVotes')) ?? 0n;
}

/** Timepoint of the last vote, as extended by now. */
export async function deadlineOf(loaded: LoadedDao, { id, deadline }: CreatedProposal): Promise<bigint> {
  return (await read(loaded, 'proposalDeadline', id)) ?? deadline;
}

/** Whether it must be queued before it is executed: by a timelock, or by an AccessManager for some calls. */
export async function needsQueuing(loaded: LoadedDao, { id }: CreatedProposal): Promise<boolean> {
  const answer = await read(loaded, 'proposalNeedsQueuing', id);
  return answer === null ? loaded.timelock !== loaded.governor : answer === 1n;
}

/**
 * What the governor has counted, in the token's smallest unit; `null` where it does not tell. Its votes' events do not come to
 * it where delegators vote over their delegate's head (Livepeer, GovernorCountingOverridable).
 */
export async function countedVotes(
  { chain, governor }: LoadedDao,
  { id }: CreatedProposal,
): Promise<{ readonly for: bigint; readonly against: bigint; readonly abstain: bigint } | null> {
  const [answer] = await chain.call([{ to: governor, data: READ.encodeFunctionData('proposalVotes', [id]) as Hex }]);
  if (answer === undefined || 'reverted' in answer || answer.data.length !== THREE_WORDS) return null;
  const { against, inFavour, abstain } = READ.decodeFunctionResult('proposalVotes', answer.data);
  return { for: inFavour, against, abstain };
}

/** One word; `null` where the governor has no such function. */
async function read(
  { chain, governor }: LoadedDao,
  name: string,
  ...values: readonly bigint[]
): Promise<bigint | null> {
  const [answer] = await chain.call([{ to: governor, data: READ.encodeFunctionData(name, values) as Hex }]);
  return answer === undefined || 'reverted' in answer || answer.data === '0x' ? null : BigInt(answer.data);
}

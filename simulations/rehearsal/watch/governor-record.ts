import { AbiCoder, id } from 'ethers';
import type { Address, Hex, RemoteChain, RemoteLog } from '../../chain/index.js';
import { contractAt } from '../execution/fork/ask-contract.js';
import { blockSeconds } from '../execution/fork/block-seconds.js';
import { logsBackwards } from '../execution/fork/logs-backwards.js';
import type { FoundGovernor } from '../execution/fork/read-governor.js';
import { loggedVote, VOTE_TOPICS } from '../execution/fork/vote-logs.js';
import { type PastProposal, type PastVote, partName, type VotingHistory } from '../history/voting-history.js';
import { blockTimes } from './block-times.js';

/** A proposal as its governor announced it, and where it stands (OpenZeppelin's and Bravo's number of its state). */
export interface RecordedProposal {
  readonly proposal: PastProposal;
  readonly state: number;
  /** In the governor's clock. */
  readonly snapshot: bigint;
}

/** What a governor's logs tell of its votes, as far as they were read. */
export interface GovernorRecord {
  readonly proposals: readonly RecordedProposal[];
  readonly history: VotingHistory;
  /** First block that was looked at; `null` when that is the governor's first. */
  readonly incompleteBefore: number | null;
}

const CREATED = id(
  'ProposalCreated(uint256,address,address[],uint256[],string[],bytes[],uint256,uint256,string)',
) as Hex;
const CREATED_TYPES = [
  'uint256',
  'address',
  'address[]',
  'uint256[]',
  'string[]',
  'bytes[]',
  'uint256',
  'uint256',
  'string',
];
/** Proposals that are enough to learn from, the newest first, and requests before it is enough. */
const ENOUGH = 300;
const MOST_REQUESTS = 400;
const AT_ONCE = 20;
/** A timepoint of a clock of the governor's own is taken as a day. */
const SECONDS_A_ROUND = 86_400;
const SIDES = [
  { choice: 2, label: 'against' },
  { choice: 1, label: 'for' },
  { choice: 3, label: 'abstain' },
] as const;
const coder = AbiCoder.defaultAbiCoder();

interface Created {
  readonly id: bigint;
  readonly proposer: string;
  readonly start: bigint;
  readonly end: bigint;
  readonly description: string;
  readonly block: number;
}

/**
 * Reads a governor's proposals and votes from its logs, the newest first, within a limit of requests. A vote's time is its
 * block's; of a voter's parts each side is a vote of its own.
 */
export async function readGovernorRecord(
  chain: RemoteChain,
  governor: Address,
  found: Pick<FoundGovernor, 'clock' | 'decimals' | 'quorumVotes'>,
): Promise<GovernorRecord> {
  const created: Created[] = [];
  const cast: RemoteLog[] = [];
  const incompleteBefore = await logsBackwards(chain, {
    address: governor,
    topics: [CREATED, ...VOTE_TOPICS],
    mostRequests: MOST_REQUESTS,
    onLogs(logs) {
      for (const log of logs) {
        if (log.topics[0] === CREATED) created.push(announced(log));
        else cast.push(log);
      }
      return created.length < ENOUGH;
    },
  });
  const oldest = [...created.map(({ block }) => block), ...cast.map(({ blockNumber }) => blockNumber)].reduce(
    (first, number) => Math.min(first, number),
    chain.block.number,
  );
  const moments =
    found.clock === 'blockNumber' ? created.flatMap(({ start, end }) => [Number(start), Number(end)]) : [];
  const exact = [...moments, ...created.map(({ block }) => block), ...cast.map(({ blockNumber }) => blockNumber)];
  const timeOf = await blockTimes(chain, oldest, await blockSeconds(chain), exact);
  const unit = 10 ** found.decimals;
  const proposals = await inTurn(created, async (each): Promise<RecordedProposal> => {
    const asked = contractAt((to, data) => chain.call(to, data), governor);
    // A late quorum may have moved the end.
    const end = (await asked<bigint>('proposalDeadline', each.id)) ?? each.end;
    const state = Number((await asked<bigint>('state', each.id)) ?? 0);
    const lasted = momentsOf(each, end);
    const proposal: PastProposal = {
      id: each.id.toString(),
      title: titleOf(each.description),
      type: '',
      author: each.proposer.toLowerCase(),
      ...lasted,
      threshold: Number(found.quorumVotes) / unit,
      status: '',
      passed: outcomeOf(state),
    };
    return { proposal, state, snapshot: each.start };
  });
  return {
    proposals,
    incompleteBefore,
    history: {
      proposals: proposals.map(({ proposal }) => proposal).sort(byEnd),
      votes: votes(),
      orphanVotes: 0,
      sourceHash: '',
    },
  };

  function momentsOf({ start, end: announcedEnd, block }: Created, end: bigint) {
    if (found.clock === 'timestamp') return { start: Number(start), end: Number(end) };
    if (found.clock === 'blockNumber') return { start: timeOf(Number(start)), end: timeOf(Number(end)) };
    const begun = timeOf(block);
    return { start: begun, end: begun + Number(announcedEnd - start) * SECONDS_A_ROUND };
  }

  /** A vote without power has no side that counts, and is left out. */
  function votes(): readonly PastVote[] {
    const parts = new Map<string, PastVote>();
    const whole: PastVote[] = [];
    for (const log of [...cast].reverse()) {
      const vote = loggedVote(log);
      for (const [i, side] of SIDES.entries()) {
        const power = Number(vote?.sides[i] ?? 0n) / unit;
        if (vote === null || power === 0) continue;
        const one = { proposal: vote.proposal.toString(), time: timeOf(log.blockNumber), ...side };
        if (!vote.inParts) whole.push({ ...one, voter: vote.voter, power });
        else {
          const voter = partName(vote.voter, side.label);
          const key = `${one.proposal} ${voter}`;
          parts.set(key, { ...one, voter, power: power + (parts.get(key)?.power ?? 0) });
        }
      }
    }
    return [...whole, ...parts.values()];
  }
}

function announced({ data, blockNumber }: RemoteLog): Created {
  const [proposalId, proposer, , , , , start, end, description] = coder.decode(CREATED_TYPES, data);
  return { id: proposalId, proposer, start, end, description, block: blockNumber };
}

/** Canceled, pending and active ones say nothing; what was queued and not carried out had won. */
function outcomeOf(state: number): boolean | null {
  if (state === 3) return false;
  return state >= 4 ? true : null;
}

/** The first line of a description, without the signs of a heading. */
const titleOf = (description: string): string =>
  (description.split('\n').find((line) => line.trim() !== '') ?? '')
    .replace(/^[#\s]+/, '')
    .trim()
    .slice(0, 200);

const byEnd = (a: PastProposal, b: PastProposal) => a.end - b.end || (a.id < b.id ? -1 : 1);

async function inTurn<From, To>(items: readonly From[], ask: (item: From) => Promise<To>): Promise<readonly To[]> {
  const answers: To[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    answers.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(ask))));
  }
  return answers;
}

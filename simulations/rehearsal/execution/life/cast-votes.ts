import type { Address, SandboxReceipt } from '../../../chain/index.js';
import type { LoadedDao } from '../loaded-dao.js';
import { GAS_MONEY } from '../loading/hand-out.js';
import type { GovernorTime } from './governor-clock.js';
import { type CreatedProposal, castVotes as votesIn } from './governor-events.js';
import type { GovernorProtocol } from './governor-protocol.js';
import { countedVotes, stateOf } from './governor-reads.js';

/** One vote that is cast on the local chain. */
export interface PlannedVote {
  readonly address: Address;
  readonly vote: 'for' | 'against' | 'abstain';
  /** When within the voting period, 0 (its start, the default) to 1 (its last moment). */
  readonly lateness?: number;
}

/** Sums as the governor counted them, else of the weights it told of, in the token's smallest unit. */
export interface VoteTally {
  readonly for: bigint;
  readonly against: bigint;
  readonly abstain: bigint;
}

/** Governor Bravo's and OpenZeppelin's numbers. */
const SUPPORT = { against: 0, for: 1, abstain: 2 } as const;
/** Moments of a voting period at which votes are cast together. */
const MOMENTS = 24;

/** What came of votes that were cast. */
export interface CastVotes {
  readonly receipts: readonly SandboxReceipt[];
  readonly tally: VoteTally;
  /** Voters who had no votes at the snapshot. */
  readonly powerless: number;
  /** Voters who would abstain, where nobody can. */
  readonly mute: number;
  /** Voters who came when the voting was over: a super quorum ends it early. */
  readonly tooLate: number;
}

/** Casts votes in time. Later ones are still cast when an earlier quorum has extended the voting. */
export async function castAllVotes(
  loaded: LoadedDao,
  time: GovernorTime,
  protocol: GovernorProtocol,
  created: CreatedProposal,
  planned: readonly PlannedVote[],
): Promise<CastVotes> {
  const { id, snapshot, deadline } = created;
  const votes = protocol.takesAbstentions ? planned : planned.filter(({ vote }) => vote !== 'abstain');
  let tooLate = 0;
  await loaded.chain.admit([...new Set(votes.map(({ address }) => address))], GAS_MONEY);
  const receipts: SandboxReceipt[] = [];
  // A governor knows its quorum only when the snapshot is past, even if nobody comes.
  if (votes.length === 0) await time.at(snapshot + 1n, []);
  for (const [timepoint, group] of byTimepoint(votes, snapshot, deadline)) {
    const transactions = group.map(({ address, vote }) => ({
      from: address,
      to: loaded.governor,
      data: protocol.vote(id, SUPPORT[vote]),
    }));
    if (tooLate > 0 || (receipts.length > 0 && (await stateOf(loaded, created)) === 'succeeded')) {
      tooLate += group.length;
      continue;
    }
    const cast = await time.at(timepoint, transactions);
    receipts.push(...cast);
    // Within one block too, votes after the one that ends the voting are refused.
    if (cast.some(({ revertData }) => revertData !== null) && (await stateOf(loaded, created)) === 'succeeded') {
      tooLate += cast.filter(({ revertData }) => revertData !== null).length;
    }
  }
  const cast = votesIn(receipts.flatMap(({ logs }) => logs));
  const sum = (support: number) =>
    cast.reduce((total, vote) => (vote.support === support ? total + vote.weight : total), 0n);
  return {
    receipts,
    tally: (await countedVotes(loaded, created)) ?? {
      for: sum(SUPPORT.for),
      against: sum(SUPPORT.against),
      abstain: sum(SUPPORT.abstain),
    },
    powerless: votes.length - tooLate - cast.filter(({ weight }) => weight > 0n).length,
    mute: planned.length - votes.length,
    tooLate,
  };
}

/**
 * Votes by timepoint, the earliest first, in the order they were given. Moments of a very short vote fall together: a
 * block of its own for each would be too late for some.
 */
function byTimepoint(
  votes: readonly PlannedVote[],
  snapshot: bigint,
  deadline: bigint,
): readonly (readonly [bigint, readonly PlannedVote[]])[] {
  const open = deadline - snapshot - 1n;
  const groups = new Map<bigint, PlannedVote[]>();
  for (const vote of votes) {
    const moment = Math.round(Math.min(1, Math.max(0, vote.lateness ?? 0)) * MOMENTS);
    const timepoint = snapshot + 1n + (open * BigInt(moment)) / BigInt(MOMENTS);
    const group = groups.get(timepoint);
    if (group === undefined) groups.set(timepoint, [vote]);
    else group.push(vote);
  }
  return [...groups].sort(([a], [b]) => Number(a - b));
}

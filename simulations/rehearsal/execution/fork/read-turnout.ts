import type { Address, ChainLog, RemoteChain } from '../../../chain/index.js';
import { contractAt } from './ask-contract.js';
import { logsBackwards } from './logs-backwards.js';
import { loggedVote, VOTE_TOPICS } from './vote-logs.js';

/** How votes went that were held before. Shares in percent, each the mean over the proposals. */
export interface FoundTurnout {
  readonly proposals: number;
  /** Of the votes that delegates have now. */
  readonly turnoutPercent: number;
  /** Of the votes cast. */
  readonly supportPercent: number;
  readonly abstainPercent: number;
}

/** Proposals that are enough, the newest first, and requests before it is enough. */
const ENOUGH = 20;
const MOST_REQUESTS = 200;
/** Pending, active and canceled proposals say nothing of how votes end. */
const UNDECIDED: ReadonlySet<number> = new Set([0, 1, 2]);

/** Sums by support: against, for, abstain. */
type Sums = [bigint, bigint, bigint];

/**
 * Reads how many voted and how, from a governor's logs of votes, the newest first.
 * @param delegated all votes that delegates have now, in the token's smallest unit
 * @returns `null` where no vote has ended yet
 */
export async function readTurnout(
  chain: RemoteChain,
  governor: Address,
  delegated: bigint,
): Promise<FoundTurnout | null> {
  const votes = new Map<bigint, Sums>();
  await logsBackwards(chain, {
    address: governor,
    topics: VOTE_TOPICS,
    mostRequests: MOST_REQUESTS,
    onLogs(logs) {
      for (const log of logs) count(votes, log);
      // The oldest one found may be cut in two by the range: it is one more than enough.
      return votes.size <= ENOUGH;
    },
  });
  const asked = contractAt((to, data) => chain.call(to, data), governor);
  const decided: Sums[] = [];
  for (const [proposal, sums] of [...votes].slice(0, ENOUGH)) {
    const state = await asked<bigint>('state', proposal);
    if (state === null || UNDECIDED.has(Number(state))) continue;
    // What the governor counted goes before what its logs add up to: votes may have been changed.
    const told = await asked<readonly [bigint, bigint, bigint]>('proposalVotes', proposal);
    decided.push(told === null ? sums : [told[0], told[1], told[2]]);
  }
  const cast = decided.filter((sums) => total(sums) > 0n);
  if (cast.length === 0 || delegated === 0n) return null;
  return {
    proposals: cast.length,
    turnoutPercent: mean(cast.map((sums) => Math.min(100, percent(total(sums), delegated)))),
    supportPercent: mean(cast.map((sums) => percent(sums[1], total(sums)))),
    abstainPercent: mean(cast.map((sums) => percent(sums[2], total(sums)))),
  };
}

function count(votes: Map<bigint, Sums>, log: ChainLog): void {
  const vote = loggedVote(log);
  if (vote === null) return;
  const sums = votes.get(vote.proposal) ?? [0n, 0n, 0n];
  votes.set(vote.proposal, sums);
  for (const i of [0, 1, 2] as const) sums[i] += vote.sides[i];
}

const total = ([against, inFavour, abstain]: Sums): bigint => against + inFavour + abstain;
const percent = (part: bigint, of: bigint): number => Number((part * 1_000_000n) / of) / 10_000;
const mean = (values: readonly number[]): number =>
  Math.round((10 * values.reduce((sum, value) => sum + value, 0)) / values.length) / 10;

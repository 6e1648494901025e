import { shareOf } from '../../metrics/index.js';
import { ledgerOf } from '../../world/index.js';
import { type Terms, vestedAt } from './schedule.js';
import type { VestingScope } from './state.js';

/** Somebody who votes as one: a holder, or a group whose members agree. */
export interface VotingBloc {
  readonly name: string;
  /** Wei it holds free at launch. */
  readonly free: bigint;
  /** What it is still to get. Locked tokens count as votes only where they may vote. */
  readonly locked: readonly { readonly terms: Terms; readonly amount: bigint; readonly votes: boolean }[];
}

/** What it takes to pass a vote. Shares are 0 to 1. */
export interface VoteRules {
  /** Tokens that a quorum is a share of, in wei: the whole supply, locked and undelegated tokens included. */
  readonly supply: bigint;
  /** Share of the supply that has to vote For (nobody abstains here). */
  readonly quorumShare: number;
  /** Of all other votes, the share that comes and votes Against. 1: everybody does. */
  readonly oppositionShare: number;
}

/** Who decides at one date. Blocs are ordered by votes, most first. */
export interface DecidersAtDate {
  readonly time: number;
  readonly votes: readonly { readonly name: string; readonly votes: bigint }[];
  /** Those who can each pass a vote alone. */
  readonly alone: readonly string[];
  /** The fewest who can pass a vote together (Nakamoto coefficient of votes); `null` when not even all can. */
  readonly fewest: readonly string[] | null;
}

const PARTS = 1_000_000_000;
const partsOf = (share: number): bigint => BigInt(Math.round(share * PARTS));

/**
 * Who could decide a vote alone after each unlock, supposed that everybody keeps what it gets and delegates it to
 * itself. A bloc passes a vote alone when its own votes reach the quorum (quorumShare of the supply, rounded down as
 * OpenZeppelin's Governor does) and are strictly more than the opposition: oppositionShare of all other votes.
 * The smallest coalition takes the largest blocs first, which no other choice of as many can beat.
 * @param times Unix seconds, as `unlockDates` gives them
 */
export function decidersAt(
  blocs: readonly VotingBloc[],
  rules: VoteRules,
  times: readonly number[],
): readonly DecidersAtDate[] {
  return times.map((time) => {
    const votes = blocs
      .map((bloc) => ({ name: bloc.name, votes: votesOf(bloc, time) }))
      .sort((a, b) => (a.votes === b.votes ? 0 : a.votes < b.votes ? 1 : -1));
    const all = votes.reduce((sum, each) => sum + each.votes, 0n);
    const alone = votes.filter((each) => passes(each.votes, all, rules)).map(({ name }) => name);
    return { time, votes, alone, fewest: fewestOf(votes, all, rules) };
  });
}

/** Wei that a bloc can vote with: free, vested, and what is locked where that may vote. */
export function votesOf({ free, locked }: VotingBloc, time: number): bigint {
  return locked.reduce((sum, { terms, amount, votes }) => sum + (votes ? amount : vestedAt(terms, amount, time)), free);
}

/** Whether so many votes For pass a vote against the opposition that the rules suppose. */
export function passes(votes: bigint, all: bigint, { supply, quorumShare, oppositionShare }: VoteRules): boolean {
  const quorum = (supply * partsOf(quorumShare)) / BigInt(PARTS);
  const opposition = (all - votes) * partsOf(oppositionShare);
  return votes > 0n && votes >= quorum && votes * BigInt(PARTS) > opposition;
}

function fewestOf(
  votes: readonly { readonly name: string; readonly votes: bigint }[],
  all: bigint,
  rules: VoteRules,
): readonly string[] | null {
  let together = 0n;
  for (const [i, each] of votes.entries()) {
    together += each.votes;
    if (passes(together, all, rules)) return votes.slice(0, i + 1).map(({ name }) => name);
  }
  return null;
}

/** What it takes to pass a vote against everybody else, by the rules now in force. */
export function voteRules(view: VestingScope['view']): VoteRules {
  const { supply } = ledgerOf(view);
  const { kind, quorum } = view.governance.rules;
  const quorumShare = kind === 'fraction' ? Number(quorum) / 10_000 : shareOf(quorum, supply);
  return { supply, quorumShare, oppositionShare: 1 };
}

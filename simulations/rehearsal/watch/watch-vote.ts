import { InputError } from '../../errors/index.js';
import { type Standing, standingAt } from '../calibration/during/standing.js';
import { abstains } from '../calibration/record/ballots.js';
import { FEWEST } from '../calibration/score/forward.js';
import type { Electorate } from '../electorate/electorate.js';
import { ruleElectorate } from '../electorate/rule-electorate.js';
import { type PastVote, type VotingHistory, voterOfPart } from '../history/voting-history.js';
import { isAgainstAlone, type NeededVotes, type OpenVote } from './open-vote.js';
import { type CastVote, restOfVote } from './rest-of-vote.js';
import { type StillFlips, stillFlips } from './still-flips.js';
import {
  chanceByPastVotes,
  chanceBySupposedVoters,
  endedBefore,
  type WatchedChances,
  type WatchedVoters,
} from './watched-chances.js';

/** A vote that is going on, watched at a moment. Amounts are tokens. */
export interface WatchedVote {
  readonly id: string;
  readonly title: string;
  /** Of passing, before the vote and by the votes so far; `null` where nothing is known that it could rest on. */
  readonly chances: WatchedChances | null;
  readonly standing: Standing;
  readonly needed: NeededVotes;
  readonly flips: StillFlips;
  /** Voters of the DAO who have not voted; `null` where they are not known. */
  readonly waiting: {
    readonly tokens: number;
    readonly largest: readonly { readonly address: string; readonly tokens: number }[];
  } | null;
  /** The newest votes, the last one first. */
  readonly latest: readonly LatestVote[];
  /** Moment at which it was looked at, Unix seconds. */
  readonly at: number;
  /** Since it began, and until it ends. */
  readonly hours: number;
  readonly hoursLeft: number;
  /** Who may stop it whatever the vote says, a sentence each; none for a poll. */
  readonly canStop: readonly string[];
  readonly notes: readonly string[];
}

/** One vote so far. `tokens` is its voting power, `time` Unix seconds where it is known. */
export interface LatestVote {
  readonly voter: string;
  readonly side: CastVote['vote'];
  readonly tokens: number;
  readonly time: number | null;
}

/** What the chance rests on: a history, where it is long enough, else who the voters are and what they usually do. */
export interface WatchGrounds {
  readonly history: VotingHistory | null;
  readonly voters: WatchedVoters | null;
}

const MOST_TOLD = 5;
const MOST_LATEST = 20;

/**
 * The chance that a proposal passes before its vote and by the votes so far, and what would still flip it.
 * @throws InputError `watch-moment` when the voting has not begun
 */
export function watchVote(open: OpenVote, { history, voters }: WatchGrounds): WatchedVote {
  const { proposal, votes, now, needed } = open;
  const seconds = now - proposal.start;
  if (seconds < 0) {
    throw new InputError('watch-moment', 'the vote has not begun at that moment', {
      field: '--at',
      value: new Date(now * 1000).toISOString(),
      hint: `It begins at ${new Date(proposal.start * 1000).toISOString()}.`,
    });
  }
  const standing = standingOf(open);
  const ended = history === null ? [] : endedBefore(open, history);
  const learnt = history === null ? null : chanceByPastVotes(open, history, ended, standing);
  const before = voters && electorateBefore(voters, open);
  const rest = before && restOfVote(before, castBy(votes, now), elapsedOf(open));
  const chances =
    learnt ?? (voters && chanceBySupposedVoters(open, voters, { before: before!, rest: rest!.electorate }));
  return {
    id: proposal.id,
    title: proposal.title,
    chances,
    standing,
    needed,
    flips: stillFlips(standing, needed),
    waiting: rest && { tokens: rest.waitingTokens, largest: rest.waiting.slice(0, MOST_TOLD) },
    latest: latestOf(votes, now),
    at: now,
    hours: seconds / 3600,
    hoursLeft: Math.max(0, proposal.end - now) / 3600,
    canStop: [],
    notes: [...open.notes, ...(learnt === null ? [groundsWords(open, ended.length, chances !== null)] : [])],
  };
}

function latestOf(votes: readonly PastVote[], now: number): readonly LatestVote[] {
  return votes
    .filter(({ time }) => time === null || time < now)
    .toSorted((a, b) => (b.time ?? 0) - (a.time ?? 0))
    .slice(0, MOST_LATEST)
    .map((vote) => ({ voter: vote.voter, side: sideOf(vote), tokens: vote.power, time: vote.time }));
}

const sideOf = (vote: PastVote): CastVote['vote'] =>
  vote.choice === 1 ? 'for' : abstains(vote) ? 'abstain' : 'against';

function standingOf({ votes, now, counted }: OpenVote): Standing {
  const standing = standingAt(votes, now);
  return counted === null ? standing : { ...standing, ...counted, rival: counted.against };
}

/** Those who voted stay single: as part of a block of small holders they would be counted twice. */
function electorateBefore({ usual, membership, seed }: WatchedVoters, { votes }: OpenVote): Electorate {
  const cast = new Set(votes.map(({ voter }) => voterOfPart(voter).toLowerCase()));
  return ruleElectorate({ voters: usual }, membership, seed, (address) => cast.has(address));
}

const elapsedOf = ({ proposal: { start, end }, now }: OpenVote) =>
  Math.min(1, (now - start) / Math.max(1, end - start));

/** The last vote of each voter before a moment, a part of a voter's power being a vote of its own. */
function castBy(votes: readonly PastVote[], now: number): ReadonlyMap<string, CastVote> {
  const last = new Map<string, PastVote>();
  for (const vote of votes) {
    if (vote.time !== null && vote.time >= now) continue;
    const before = last.get(vote.voter);
    if (before === undefined || (vote.time ?? 0) >= (before.time ?? 0)) last.set(vote.voter, vote);
  }
  return new Map([...last].map(([voter, vote]) => [voter, { vote: sideOf(vote), power: vote.power }]));
}

/** Why past votes are not learnt from, and what the chance rests on instead. */
function groundsWords({ needed }: OpenVote, ended: number, isTold: boolean): string {
  const why = isAgainstAlone(needed)
    ? `Past votes say little of a ${needed.kind === 'veto' ? 'veto' : 'quorum of rejection'}`
    : `${ended} past proposals are known that had ended, and ${FEWEST} are needed to learn from`;
  return isTold
    ? `${why}: the chance rests on what the DAO’s voters are supposed to do, and on the votes so far.`
    : `${why}: no chance is told. Give ${isAgainstAlone(needed) ? '' : 'past votes, or '}the DAO with its holders.`;
}

import { InputError } from '../../errors/index.js';
import { ballotOf } from './ballot.js';
import { copeland } from './copeland.js';
import { countPlurality, countQuadratic, countWeighted, powerOf, sameScores } from './count-ballots.js';
import { instantRunoff } from './instant-runoff.js';
import type { Ballot, Poll, PollRule, PollTally, PollType, VoteLeftOut } from './poll.js';
import { pollType } from './poll-type.js';

type Count = (options: number, ballots: readonly Ballot[], rule: PollRule) => number[];

const COUNT_BY_TYPE: Readonly<Record<PollType, Count>> = {
  'single-choice': countPlurality,
  basic: countPlurality,
  approval: countPlurality,
  weighted: countWeighted,
  quadratic: countQuadratic,
  'ranked-choice': instantRunoff,
  copeland,
};

/** A poll counted by one type and rule. */
interface PollCount {
  readonly scores: readonly number[];
  readonly votes: number;
  readonly total: number;
  readonly leftOut: readonly VoteLeftOut[];
}

/** Counts a poll by the rule of its type: of one stated, else of the one that its recorded scores or its votes speak for. */
export function tallyPoll(poll: Poll, rule: PollRule = 'snapshot-2026-07'): PollTally {
  const { type, typeFrom, note } = pollType(poll, (candidate) => countPoll(poll, candidate, rule).scores);
  const { scores, votes, total, leftOut } = countPoll(poll, type, rule);
  if (votes === 0) refuseUncounted(leftOut);
  const differs = poll.recorded !== null && !sameScores(scores, poll.recorded);
  const notes = [...poll.notes, ...(note === null ? [] : [note]), ...leftOutNotes(leftOut, votes + leftOut.length)];
  if (differs) {
    notes.push(
      `The file records other scores, ${poll.recorded!.join(', ')}: it may not hold every vote, or was counted by another rule.${olderRule(poll, type, rule)}`,
    );
  }
  if (poll.recordedTotal !== null && !sameScores([total], [poll.recordedTotal])) {
    notes.push(
      `The file records scores of ${poll.recordedTotal} in all, and these come to ${total}: it may not hold every vote.`,
    );
  }
  const recorded = differs ? poll.recorded : null;
  return { type, typeFrom, rule, choices: poll.choices, scores, votes, total, leftOut, recorded, notes };
}

/** A poll none of whose votes counts is most often of another type. */
function refuseUncounted(leftOut: readonly VoteLeftOut[]): void {
  const [first] = leftOut;
  if (first === undefined) return;
  const many = leftOut.length === 1 ? 'the only vote' : `none of the ${leftOut.length} votes`;
  throw new InputError(
    'poll-vote',
    `${many} ${leftOut.length === 1 ? 'does not count' : 'counts'}: votes[${first.index}]: ${first.reason}`,
    {
      field: `votes[${first.index}]`,
      value: first.reason,
      hint: 'Check the type of the poll; shielded votes can be counted when the poll has ended.',
    },
  );
}

function countPoll({ choices, votes }: Poll, type: PollType, rule: PollRule): PollCount {
  const ballots: Ballot[] = [];
  const leftOut: VoteLeftOut[] = [];
  for (const vote of votes) {
    const ballot = ballotOf(vote, type, choices.length, rule);
    if (typeof ballot !== 'string') ballots.push(ballot);
    else leftOut.push({ index: vote.index, voter: vote.voter, reason: ballot, power: vote.power });
  }
  const counted = powerOf(ballots);
  const uncounted = leftOut.reduce((sum, { power }) => sum + (power ?? 0), 0);
  const scores = COUNT_BY_TYPE[type](choices.length, ballots, rule);
  return { scores, votes: ballots.length, total: type === 'copeland' ? counted : counted + uncounted, leftOut };
}

/** Says which older rule gives what is recorded, where one does. */
function olderRule(poll: Poll, type: PollType, rule: PollRule): string {
  const others: readonly PollRule[] = ['snapshot-2026-07', 'snapshot-2025-03', 'partial-rankings'];
  const found = others.find(
    (other) => other !== rule && sameScores(countPoll(poll, type, other).scores, poll.recorded!),
  );
  return found === undefined ? '' : ` The rule "${found}" gives them.`;
}

function leftOutNotes(leftOut: readonly VoteLeftOut[], all: number): readonly string[] {
  const encrypted = leftOut.filter(({ reason }) => reason.endsWith('encrypted')).length;
  const notes: string[] = [];
  if (encrypted > 0) {
    notes.push(`${encrypted} of ${all} votes are encrypted, so that they cannot be counted before the poll is closed.`);
  }
  const others = leftOut.length - encrypted;
  if (others > 0) notes.push(`${others} of ${all} votes are not valid and were left out, as Snapshot leaves them out.`);
  return notes;
}

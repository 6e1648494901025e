import { copeland } from './copeland.js';
import { countPlurality, countQuadratic, countWeighted, powerOf } from './count-ballots.js';
import { instantRunoff } from './instant-runoff.js';
import type { Ballot, Poll, PollTally, PollType } from './poll.js';

type Count = (options: number, ballots: readonly Ballot[]) => number[];

const COUNT_BY_TYPE: Readonly<Record<PollType, Count>> = {
  'single-choice': countPlurality,
  basic: countPlurality,
  approval: countPlurality,
  weighted: countWeighted,
  quadratic: countQuadratic,
  'ranked-choice': instantRunoff,
  copeland,
};

/** Counts a poll by the rule of its type. */
export function tallyPoll({ type, typeFrom, choices, ballots }: Poll): PollTally {
  const scores = COUNT_BY_TYPE[type](choices.length, ballots);
  return { type, typeFrom, choices, scores, votes: ballots.length, total: powerOf(ballots) };
}

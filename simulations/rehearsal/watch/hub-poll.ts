import { meaningOf, placesByLabel } from '../history/for-by-label.js';
import type { PastVote } from '../history/voting-history.js';
import type { Entry } from './hub-entries.js';
import type { NeededVotes } from './open-vote.js';

/** What a hub says of a poll beside what every proposal has. */
export interface HubPoll {
  readonly id: string;
  /** `basic`, `single-choice`, …; `''` where it was not asked for. */
  readonly type: string;
  readonly isClosed: boolean;
  readonly choices: readonly string[];
  /** Votes there are, `null` where it was not asked for. */
  readonly votes: number | null;
  readonly needed: Exclude<NeededVotes, { readonly kind: 'veto' }>;
  /** Votes by option as the hub counts them; `null` where it was not asked for. */
  readonly scores: readonly number[] | null;
}

/** Types in which a voter takes one option, so that one may be For and one Against. */
const SIDED = new Set(['', 'basic', 'single-choice']);

export const hasSides = ({ type }: Pick<HubPoll, 'type'>): boolean => SIDED.has(type);

/** Reads Snapshot's fields of a poll, in the hub's spelling. */
export function hubPoll(told: Entry): HubPoll {
  const { id, state, choices, votes, quorum, scores } = told;
  const type = typeof told.type === 'string' ? told.type : '';
  const tokens = Number(quorum ?? 0) || 0;
  const listed = Array.isArray(choices) ? choices.map(String) : [];
  return {
    id: String(id),
    type,
    isClosed: state === 'closed',
    choices: listed.length === 0 && type === 'basic' ? ['For', 'Against', 'Abstain'] : listed,
    votes: typeof votes === 'number' ? votes : null,
    needed:
      told.quorumType === 'rejection'
        ? { kind: 'rejection', tokens }
        : { kind: 'quorum', tokens, counts: type === 'basic' && hidesAbstain(told) ? 'forAgainst' : 'all' },
    scores: Array.isArray(scores) && scores.some((score) => Number(score) > 0) ? scores.map(Number) : null,
  };
}

/** A space may show no abstentions, and counts none of them then. */
function hidesAbstain({ space }: Entry): boolean {
  return /"hideAbstain":\s*true/.test(JSON.stringify(space ?? null));
}

/**
 * Whether a closed poll passed, by the hub's rule: under a quorum For leads all others and all votes reach it; under a quorum
 * of rejection no more than it are Against. `null` where no option is For, or it is still open; by its scores, else its votes.
 */
export function passedByHub(poll: HubPoll, votes: readonly PastVote[]): boolean | null {
  if (!poll.isClosed || !hasSides(poll)) return null;
  const scores = poll.scores ?? (votes.length === 0 ? null : sumsOf(votes));
  if (scores === null) return null;
  const place = placesByLabel(new Map(poll.choices.map((label, i) => [i + 1, label])));
  const at = (wanted: number) => scores.reduce((sum, score, i) => (place(i + 1) === wanted ? sum + score : sum), 0);
  const abstentions = poll.choices.findIndex((label) => meaningOf(label) === 'abstain') + 1;
  const places = poll.choices.map((_, i) => place(i + 1)).filter((each) => each !== place(abstentions));
  if (places.length > 2) return null;
  if (poll.needed.kind === 'rejection') return at(2) <= poll.needed.tokens;
  const abstaining = abstentions === 0 ? 0 : at(place(abstentions));
  const counted = scores.reduce((sum, score) => sum + score, 0) - (poll.needed.counts === 'all' ? 0 : abstaining);
  return at(1) > at(2) && counted >= poll.needed.tokens;
}

function sumsOf(votes: readonly PastVote[]): readonly number[] {
  const sums: number[] = [];
  for (const { choice, power } of votes) {
    while (sums.length < choice) sums.push(0);
    sums[choice - 1]! += power;
  }
  return sums;
}

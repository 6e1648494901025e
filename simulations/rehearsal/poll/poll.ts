/** How a poll's votes become scores. */
export const POLL_TYPES = [
  'single-choice',
  'basic',
  'approval',
  'weighted',
  'quadratic',
  'ranked-choice',
  'copeland',
] as const;
export type PollType = (typeof POLL_TYPES)[number];

/**
 * Whose counting: Snapshot's code changed, and so do results. `snapshot-2026-07` is in force (snapshot.js of August 2026);
 * `snapshot-2025-03` counted Copeland without its tie-break and with rankings that leave options out; `partial-rankings`
 * counts such rankings in instant runoff too, which Snapshot never did.
 */
export const POLL_RULES = ['snapshot-2026-07', 'snapshot-2025-03', 'partial-rankings'] as const;
export type PollRule = (typeof POLL_RULES)[number];

/** Voting power by option: the option's index from 0 on, and its weight > 0. */
type Weights = ReadonlyMap<number, number>;

/** One vote, checked. Options count from 0. */
export type Ballot =
  | { readonly kind: 'one'; readonly option: number; readonly power: number }
  /** Approved options, or ranked ones with the best first. */
  | { readonly kind: 'list'; readonly options: readonly number[]; readonly power: number }
  | { readonly kind: 'weights'; readonly weights: Weights; readonly power: number };

/** A vote as its file holds it, one a voter. */
export interface FiledVote {
  /** Where it stands, from 0 on. */
  readonly index: number;
  /** In lower case; `null` where the file names no voters. */
  readonly voter: string | null;
  readonly choice: unknown;
  /** Voting power; `null` when it is none. */
  readonly power: number | null;
}

/** A poll that was read: what its file says, and nothing counted yet. */
export interface Poll {
  readonly choices: readonly string[];
  /** One a voter: the last one of each. */
  readonly votes: readonly FiledVote[];
  /** By the person who counts, or by the file; `null` where neither says. */
  readonly statedType: PollType | null;
  /** Scores that the file itself records, by choice; `null` without. */
  readonly recorded: readonly number[] | null;
  /** Sum of the scores, where the file records nothing but that; `null` without. */
  readonly recordedTotal: number | null;
  /** What was odd about the file: a sentence each. */
  readonly notes: readonly string[];
}

/** A vote that does not count, and why. */
export interface VoteLeftOut {
  /** Where it stands in the file, from 0 on. */
  readonly index: number;
  readonly voter: string | null;
  readonly reason: string;
  /** `null` when the vote names none. */
  readonly power: number | null;
}

/** What a poll came to. */
export interface PollTally {
  readonly type: PollType;
  /** Whether the type was stated, reproduces the scores that the file records, or is read off the shape of the votes. */
  readonly typeFrom: 'stated' | 'scores' | 'votes';
  readonly rule: PollRule;
  readonly choices: readonly string[];
  /** In the order of the choices, in voting power. */
  readonly scores: readonly number[];
  /** Votes that count. */
  readonly votes: number;
  /** Voting power of all votes; as Snapshot has it, invalid ones too, but for Copeland. */
  readonly total: number;
  readonly leftOut: readonly VoteLeftOut[];
  /** Scores that the file records, where they are not those counted. */
  readonly recorded: readonly number[] | null;
  /** What was guessed, found odd or differs: a sentence each. */
  readonly notes: readonly string[];
}

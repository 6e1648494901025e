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

/** Voting power by option: the option's index from 0 on, and its weight > 0. */
type Weights = ReadonlyMap<number, number>;

/** One vote, checked. Options count from 0. */
export type Ballot =
  | { readonly kind: 'one'; readonly option: number; readonly power: number }
  /** Approved options, or ranked ones with the best first. */
  | { readonly kind: 'list'; readonly options: readonly number[]; readonly power: number }
  | { readonly kind: 'weights'; readonly weights: Weights; readonly power: number };

/** A poll that was read and checked: every ballot is of the kind that its type takes. */
export interface Poll {
  readonly type: PollType;
  /** Whether the type was stated, in the file or by the person, or read off the votes. */
  readonly typeFrom: 'stated' | 'votes';
  readonly choices: readonly string[];
  readonly ballots: readonly Ballot[];
}

/** What a poll came to. */
export interface PollTally {
  readonly type: PollType;
  readonly typeFrom: Poll['typeFrom'];
  readonly choices: readonly string[];
  /** In the order of the choices, in voting power. */
  readonly scores: readonly number[];
  readonly votes: number;
  /** Voting power of all votes. */
  readonly total: number;
}

/** A cooperative game: what every coalition of a round's updates is worth, found out by evaluating, never by training. */
export interface CoalitionGame {
  /** Number of players, each an update; a coalition is an ascending list of their indices. */
  readonly players: number;
  /** The worth of each coalition, in their order; the empty one is the unchanged model. Answers are remembered. */
  worth(coalitions: readonly (readonly number[])[]): Promise<readonly number[]>;
  /** Distinct coalitions evaluated so far, which is what a score costs. */
  readonly evaluated: number;
}

/** Scores of all players and what they cost. */
export interface Scores {
  readonly scores: readonly number[];
  /** Coalitions that had to be evaluated. */
  readonly evaluated: number;
}

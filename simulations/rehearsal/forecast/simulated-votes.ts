import type { Verdict } from './forecast.js';

/** Verdicts by their number in `SimulatedVotes.verdicts`. */
export const VERDICTS: readonly Verdict[] = ['passes', 'defeated', 'quorumMissed'];
export const PASSES = 0;
export const DEFEATED = 1;
export const QUORUM_MISSED = 2;

/** Outcomes of many runs as columns of one entry a run. */
export interface SimulatedVotes {
  readonly runs: number;
  /** Sums of weighed votes. */
  readonly for: Float64Array;
  readonly against: Float64Array;
  readonly abstain: Float64Array;
  /** Tokens of all who voted. */
  readonly voted: Float64Array;
  /** What the verdict hangs on: see `DecisionRule`. */
  readonly margin: Float64Array;
  readonly counted: Float64Array;
  readonly verdicts: Uint8Array;
  /** The verdict had voting never been extended. */
  readonly unextended: Uint8Array;
  /** 1 for runs in which a late quorum extended voting. */
  readonly extended: Uint8Array;
  /** By turnout factor, over all runs: sums of passes, reached quorums and tokens voted, without extensions. */
  readonly byFactor: readonly { passes: number; quorumReached: number; voted: number }[];
}

/** One run as it stands after its last vote; columns by row of the ballots, overwritten by the next run. */
export interface RunState {
  /** Indices into `VOTES`. */
  readonly votes: Uint8Array;
  /** For conviction: how ripe each voter's stake would be, 0 to 1. 1 under other rules. */
  readonly ripeness: Float64Array;
  margin: number;
  counted: number;
}

/** Empty columns for `runs` runs and `factors` turnout factors. */
export function emptyVotes(runs: number, factors: number): SimulatedVotes {
  const column = () => new Float64Array(runs);
  return {
    runs,
    for: column(),
    against: column(),
    abstain: column(),
    voted: column(),
    margin: column(),
    counted: column(),
    verdicts: new Uint8Array(runs),
    unextended: new Uint8Array(runs),
    extended: new Uint8Array(runs),
    byFactor: Array.from({ length: factors }, () => ({ passes: 0, quorumReached: 0, voted: 0 })),
  };
}

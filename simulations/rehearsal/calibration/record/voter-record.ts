/** What one voter did in the proposals that have ended: running sums, in proposals' order of ending. */
export interface VoterRecord {
  /** Proposals that had ended, all and by type, when the voter's first one ended. */
  readonly endedBefore: number;
  readonly endedBeforeByType: ReadonlyMap<string, number>;
  votes: number;
  votesByType: Map<string, number>;
  /** End of the last proposal voted on, Unix seconds. */
  lastEnd: number;
  /** Tokens, in the last vote. */
  power: number;
  /** Votes, each worth less with every proposal that ended since. */
  recent: number;
  latest: number;
  /** The number of ended proposals that `recent` and `latest` are discounted to. */
  discountedTo: number;
  /** Sum of the moments of voting, 0 = start to 1 = end. */
  lateness: number;
  abstained: number;
  /** Votes on proposals that pass or fail, abstentions left out; how many were For, and with the larger side. */
  decided: number;
  decidedFor: number;
  withMajority: number;
  decidedByType: Map<string, { votes: number; for: number }>;
}

/** What a vote is still worth after another proposal has ended: half after 34 proposals, and after 7. */
export const RECENT_DECAY = 0.98;
export const LATEST_DECAY = 0.9;

export function newVoterRecord(endedBefore: number, endedBeforeByType: ReadonlyMap<string, number>): VoterRecord {
  return {
    endedBefore,
    endedBeforeByType: new Map(endedBeforeByType),
    votes: 0,
    votesByType: new Map(),
    lastEnd: 0,
    power: 0,
    recent: 0,
    latest: 0,
    discountedTo: endedBefore,
    lateness: 0,
    abstained: 0,
    decided: 0,
    decidedFor: 0,
    withMajority: 0,
    decidedByType: new Map(),
  };
}

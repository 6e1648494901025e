/** A proposal of the past, as far as its file tells. Times are Unix seconds. */
export interface PastProposal {
  readonly id: string;
  readonly title: string;
  /** As the DAO calls it (poll, grant, …); `''` when unknown. */
  readonly type: string;
  readonly author: string | null;
  readonly start: number;
  readonly end: number;
  /** Votes For, in tokens, that it needed; 0 when none. */
  readonly threshold: number;
  /** As recorded, in lower case; `''` when unknown. */
  readonly status: string;
  /** Whether it passed: by its status, else by its votes; `null` for polls that have no such thing. */
  readonly passed: boolean | null;
}

/** One vote of the past. */
export interface PastVote {
  readonly voter: string;
  readonly proposal: string;
  /** Unix seconds; `null` when the file has no times. */
  readonly time: number | null;
  /** Counted from 1, in the proposal's order of choices. For, Against, Abstain are 1, 2, 3. */
  readonly choice: number;
  /** The choice's words, `''` when the file has none. */
  readonly label: string;
  /** Voting power, tokens; 1 when the file has none. */
  readonly power: number;
}

/**
 * What the part of a voter's power that went to one side is called, where a governor lets a voter split it: a vote of its own,
 * so that "the last vote of each voter counts" drops none of them.
 */
export const partName = (voter: string, side: 'for' | 'against' | 'abstain'): string => `${voter} (${side})`;

/** Whose vote it is, also of a part. */
export const voterOfPart = (name: string): string => name.replace(/ \((?:for|against|abstain)\)$/, '');

/** Proposals by end, votes by proposal and time: what voter models learn from. */
export interface VotingHistory {
  readonly proposals: readonly PastProposal[];
  readonly votes: readonly PastVote[];
  /** Votes that their voter changed later: part of how a vote stood at a moment, and not of what came out. None when absent. */
  readonly changed?: readonly PastVote[];
  /** Votes of proposals that the proposals' file lacks: counted, not used. */
  readonly orphanVotes: number;
  /** SHA-256 of both files, hex. */
  readonly sourceHash: string;
}

/** What the window shows of a history. */
export interface HistorySummary {
  readonly proposals: number;
  readonly votes: number;
  readonly voters: number;
  readonly orphanVotes: number;
  readonly passedShare: number | null;
  readonly medianVoters: number;
  readonly from: number;
  readonly to: number;
  readonly types: readonly { readonly type: string; readonly proposals: number; readonly passed: number }[];
  readonly sourceHash: string;
}

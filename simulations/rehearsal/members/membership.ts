import type { Address } from '../../chain/index.js';

/**
 * Who holds what, largest first; ties by address. Two arrays of the same length, because a list may hold a million.
 * Amounts are in the token's smallest unit.
 */
export interface Membership {
  readonly addresses: readonly Address[];
  readonly balances: readonly bigint[];
  /** Sum of the balances. */
  readonly total: bigint;
  /** All tokens there are: at least `total`. Quorum is a share of it. */
  readonly supply: bigint;
  /** Voting power after delegation, in the order of `addresses`; a holder who delegated has none of its own. */
  readonly power: readonly bigint[];
  /**
   * Who lets another vote for them, and whom: of several the one with most of its tokens. Everybody else votes for
   * themselves; nobody delegates when absent.
   */
  readonly delegates?: ReadonlyMap<Address, Address>;
  /** Holders whose tokens several vote with. A token contract knows one delegate a holder. */
  readonly splitting?: number;
  /** Holders who never vote: their tokens count in the supply alone. */
  readonly nonVoting?: ReadonlySet<Address>;
  /** Decimals of the token. */
  readonly decimals: number;
  /** SHA-256 of the file or the settings this came from, hex. */
  readonly sourceHash: string;
}

/** What the window and the command line show of a membership. Amounts are decimal strings of tokens. */
export interface MembershipSummary {
  readonly holders: number;
  readonly total: string;
  readonly supply: string;
  /** 0 to 1, of the balances. */
  readonly gini: number;
  /** Smallest number of holders with more than half of the balances. */
  readonly nakamoto: number;
  /** Share of the largest holder, 0 to 1. */
  readonly topShare: number;
  readonly topDecileShare: number;
  readonly herfindahl: number;
  /** Holders who let another vote for them. */
  readonly delegating: number;
  /** Tokens of listed holders who never vote, and how many such holders there are. */
  readonly nonVoting: { readonly holders: number; readonly tokens: string };
  readonly largest: readonly { readonly address: string; readonly tokens: string; readonly power: string }[];
  readonly sourceHash: string;
}

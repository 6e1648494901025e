import type { QuorumCounts } from '../../scenario/index.js';
import type { AnnouncedProposal } from '../calibration/title/proposal-cases.js';
import type { PastProposal, PastVote } from '../history/voting-history.js';

/** What a proposal must have to pass. Tokens. */
export type NeededVotes =
  /**
   * So many votes of the kinds that count, 0 where there is no quorum, and more For than the strongest other option; or a share of
   * For among For and Against, where the governor asks for one.
   */
  | {
      readonly kind: 'quorum';
      readonly tokens: number;
      readonly counts: QuorumCounts;
      readonly approvalPercent?: number;
    }
  /** It passes unless more than so many vote Against, however many vote For (Snapshot's quorum of rejection). */
  | { readonly kind: 'rejection'; readonly tokens: number }
  /** It passes unless so many vote Against, however many vote For: an optimistic proposal. */
  | { readonly kind: 'veto'; readonly tokens: number };

/** What votes Against alone decide. */
export const isAgainstAlone = ({ kind }: NeededVotes): boolean => kind !== 'quorum';

/** A vote that is going on, with the votes so far. Times are Unix seconds, amounts tokens. */
export interface OpenVote {
  readonly proposal: AnnouncedProposal & Pick<PastProposal, 'end'>;
  readonly votes: readonly PastVote[];
  /** What the governor itself counted, where it can be asked; else the votes are added up. */
  readonly counted: { readonly for: number; readonly against: number; readonly abstain: number } | null;
  readonly needed: NeededVotes;
  readonly now: number;
  /** What was odd, left out or assumed: a sentence each. */
  readonly notes: readonly string[];
}

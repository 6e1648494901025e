import type { StateCreator } from 'zustand/vanilla';
import type { WatchedVoteInWords } from '../../simulations/api/contract/index.js';

/** A file that was brought, as text. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Where an open vote is read from, as somebody fills it in. */
export interface WatchForm {
  readonly kind: 'chain' | 'hub' | 'tables';
  readonly url: string;
  readonly governor: string;
  readonly answers: readonly TextFile[];
  readonly proposals: TextFile | null;
  readonly votes: TextFile | null;
  /** Which is watched; the only open one when empty. */
  readonly proposal: string;
  /** A rehearsal whose DAO has the voters. */
  readonly rehearsal: string | null;
}

/** Polls and open votes that are looked at: they belong to no rehearsal, and nothing of them is stored. */
export interface VoteFilesSlice {
  readonly poll: TextFile | null;
  readonly watchForm: WatchForm;
  /** As it was looked at last; `null` before, and once the form says something else. */
  readonly watched: WatchedVoteInWords | null;
  pollOpened(file: TextFile | null): void;
  watchFormChanged(change: Partial<WatchForm>): void;
  watchedCame(watched: WatchedVoteInWords): void;
}

const empty: WatchForm = {
  kind: 'chain',
  url: '',
  governor: '',
  answers: [],
  proposals: null,
  votes: null,
  proposal: '',
  rehearsal: null,
};

export const voteFilesSlice: StateCreator<VoteFilesSlice> = (set) => ({
  poll: null,
  watchForm: empty,
  watched: null,
  pollOpened: (poll) => set({ poll }),
  watchFormChanged: (change) => set(({ watchForm }) => ({ watchForm: { ...watchForm, ...change }, watched: null })),
  watchedCame: (watched) => set({ watched }),
});

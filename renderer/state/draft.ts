import type { StateCreator } from 'zustand/vanilla';
import { type DraftAction, type DraftHistory, newHistory, reduceDraft } from '../draft/draft-history.js';

/** The federation that is being written. */
export interface DraftSlice {
  readonly draft: DraftHistory;
  draftDo(action: DraftAction): void;
}

export function draftSlice(stored: unknown): StateCreator<DraftSlice> {
  return (set) => ({
    draft: newHistory(stored),
    draftDo: (action) => set(({ draft }) => ({ draft: reduceDraft(draft, action) })),
  });
}

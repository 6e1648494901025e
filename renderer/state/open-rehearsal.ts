import type { StateCreator } from 'zustand/vanilla';
import type { EventPayload, Rehearsal, RehearsalJob } from '../../simulations/api/contract/index.js';
import {
  type DocumentAction,
  type DocumentHistory,
  type Documents,
  newDocumentHistory,
  reduceDocuments,
} from '../draft/document-history.js';
import { documentsOf, mergedDocuments } from '../draft/rehearsal-documents.js';
import type { DaoPart } from '../routes/dao-part.js';
import type { RehearsalSection } from '../routes/rehearsal-section.js';

/** How far a job of the open rehearsal is. */
export interface JobProgress {
  readonly job: RehearsalJob;
  /** When it was started here (ms since the epoch). */
  readonly since: number;
  /** Share that is done, 0 to 1; `null` while nobody knows. */
  readonly share: number | null;
  /** What is being done, in words. */
  readonly stage: string;
  readonly secondsLeft: number | null;
}

/** Whether what was written is with the engine. */
export type Saving = 'saved' | 'waiting' | 'saving' | 'failed';

/** The rehearsal that the window shows. */
export interface OpenRehearsal {
  readonly id: string;
  /** What the engine knows; `null` until it has answered. */
  readonly rehearsal: Rehearsal | null;
  /** What is being written; ahead of the engine by what is not saved yet. `null` until the engine has answered. */
  readonly documents: DocumentHistory | null;
  /** The documents that the engine has. */
  readonly saved: Documents | null;
  readonly saving: Saving;
  readonly progress: JobProgress | null;
  /** Why a report that is being written has not begun to be; `null` when nothing is in its way. */
  readonly reportWaits: string | null;
  /** What to know about the proposal that was imported last. */
  readonly warnings: readonly string[];
}

export interface OpenRehearsalSlice {
  readonly openRehearsal: OpenRehearsal | null;
  readonly rehearsalSection: RehearsalSection;
  /** The part of the DAO that its section shows. */
  readonly daoPart: DaoPart;
  rehearsalOpened(id: string): void;
  rehearsalClosed(): void;
  /** What the engine answered. Its documents are taken over the first time, and when `take` says that it changed them. */
  rehearsalCame(rehearsal: Rehearsal, take?: boolean): void;
  rehearsalChanged(id: string, change: Partial<Rehearsal>): void;
  documentsSaved(id: string, saved: Documents): void;
  rehearsalSaving(id: string, saving: Saving): void;
  rehearsalProgressed(id: string, progress: JobProgress | null): void;
  rehearsalProgressCame(event: EventPayload<'rehearsalProgress'>): void;
  reportWaited(id: string, why: string | null): void;
  documentsDo(action: DocumentAction): void;
  proposalWarned(id: string, warnings: readonly string[]): void;
  showSection(section: RehearsalSection): void;
  showDaoPart(part: DaoPart): void;
}

export const openRehearsalSlice: StateCreator<OpenRehearsalSlice> = (set) => {
  const change = (id: string, next: (open: OpenRehearsal) => Partial<OpenRehearsal>) =>
    set(({ openRehearsal: open }) => (open?.id === id ? { openRehearsal: { ...open, ...next(open) } } : {}));
  return {
    openRehearsal: null,
    rehearsalSection: 'draft',
    daoPart: 'identity',
    rehearsalOpened: (id) =>
      set({
        openRehearsal: {
          id,
          rehearsal: null,
          documents: null,
          saved: null,
          saving: 'saved',
          progress: null,
          reportWaits: null,
          warnings: [],
        },
      }),
    rehearsalClosed: () => set({ openRehearsal: null }),
    rehearsalCame: (rehearsal, take = false) =>
      change(rehearsal.id, ({ documents, saved }) => {
        const came = documentsOf(rehearsal);
        if (documents === null) return { rehearsal, documents: newDocumentHistory(came), saved: came };
        if (!take) return { rehearsal };
        const merged = mergedDocuments(came, saved, documents.present);
        return { rehearsal, documents: reduceDocuments(documents, { do: 'take', documents: merged }), saved: came };
      }),
    rehearsalChanged: (id, part) =>
      change(id, ({ rehearsal }) => (rehearsal === null ? {} : { rehearsal: { ...rehearsal, ...part } })),
    documentsSaved: (id, saved) => change(id, () => ({ saved, saving: 'saved' })),
    rehearsalSaving: (id, saving) => change(id, () => ({ saving })),
    rehearsalProgressed: (id, progress) => change(id, () => ({ progress })),
    reportWaited: (id, reportWaits) => change(id, () => ({ reportWaits })),
    rehearsalProgressCame: ({ id, job, done, of, words, secondsLeft }) =>
      change(id, ({ progress, rehearsal }) => {
        // Events are applied a little later than answers: one of a job that has ended says nothing any more.
        if (progress === null && rehearsal?.running == null) return {};
        const since = progress?.job === job ? progress.since : Date.now();
        const share = of > 0 ? Math.min(1, done / of) : null;
        return { progress: { job, since, share, stage: words, secondsLeft } };
      }),
    documentsDo: (action) =>
      set(({ openRehearsal: open }) =>
        open?.documents == null
          ? {}
          : { openRehearsal: { ...open, documents: reduceDocuments(open.documents, action) } },
      ),
    proposalWarned: (id, warnings) => change(id, () => ({ warnings })),
    showSection: (rehearsalSection) => set({ rehearsalSection }),
    showDaoPart: (daoPart) => set({ daoPart }),
  };
};

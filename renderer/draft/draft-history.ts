import type { DataFile, Federation } from '../../simulations/api/contract/index.js';
import { firstDraft } from './first-draft.js';

/** A federation that is being written. */
export interface Draft {
  readonly federation: Federation;
  /** What is known of the file that it learns from; `null` for built-in data. */
  readonly data: DraftData | null;
}

export interface DraftData {
  readonly name: string;
  readonly files: readonly DataFile[];
  /** First rows of a table, its header first. */
  readonly firstRows: readonly (readonly string[])[];
  /** First pictures of an IDX file of bytes; `null` for anything else. */
  readonly firstPictures: FirstPictures | null;
}

export interface FirstPictures {
  readonly height: number;
  readonly width: number;
  /** Grey bytes of each, in base64. */
  readonly base64: readonly string[];
}

/** A draft with everything that can be undone and done again. */
export interface DraftHistory {
  readonly past: readonly Draft[];
  readonly present: Draft;
  readonly future: readonly Draft[];
  /** The field that was changed last: typing on in it is one change. */
  readonly field: string | null;
}

export type DraftAction =
  | { readonly do: 'change'; readonly field: string; readonly federation: Federation }
  /** What follows from the last change by itself: undone together with it. */
  | { readonly do: 'amend'; readonly federation: Federation }
  | { readonly do: 'open'; readonly draft: Draft }
  | { readonly do: 'startOver' }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' };

const mostSteps = 200;

export function newHistory(stored: unknown = null): DraftHistory {
  return {
    past: [],
    present: isDraft(stored) ? stored : { federation: firstDraft, data: null },
    future: [],
    field: null,
  };
}

export function reduceDraft(history: DraftHistory, action: DraftAction): DraftHistory {
  const { past, present, future, field } = history;
  switch (action.do) {
    case 'change': {
      const next = { ...present, federation: action.federation };
      if (action.field === field) return { past, present: next, future: [], field };
      return step(history, next, action.field);
    }
    case 'amend':
      return { past, present: { ...present, federation: action.federation }, future, field };
    case 'open':
      return step(history, action.draft, null);
    case 'startOver':
      return step(history, { federation: firstDraft, data: null }, null);
    case 'undo': {
      const before = past.at(-1);
      if (before === undefined) return history;
      return { past: past.slice(0, -1), present: before, future: [present, ...future], field: null };
    }
    case 'redo': {
      const [after, ...rest] = future;
      if (after === undefined) return history;
      return { past: [...past, present], present: after, future: rest, field: null };
    }
  }
}

function step({ past, present }: DraftHistory, next: Draft, field: string | null): DraftHistory {
  return { past: [...past, present].slice(-mostSteps), present: next, future: [], field };
}

/** Whether something remembered is a draft of this version. */
function isDraft(stored: unknown): stored is Draft {
  const federation = (stored as Partial<Draft> | null)?.federation;
  return federation?.format === firstDraft.format && typeof federation.learning?.dataset?.kind === 'string';
}

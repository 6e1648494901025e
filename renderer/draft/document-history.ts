import type { FormValue } from '../forms/field-schema.js';

/** The two documents of a rehearsal as they are being written: loose, because a draft may still have problems. */
export interface Documents {
  readonly dao: FormValue;
  readonly proposal: FormValue;
}

/** Documents with everything that can be undone and done again. */
export interface DocumentHistory {
  readonly past: readonly Documents[];
  readonly present: Documents;
  readonly future: readonly Documents[];
  /** The field that was changed last: typing on in it is one change. */
  readonly field: string | null;
}

export type DocumentAction =
  | { readonly do: 'change'; readonly field: string; readonly documents: Partial<Documents> }
  /** Takes over what came from elsewhere, such as an import. */
  | { readonly do: 'take'; readonly documents: Documents }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' };

const mostSteps = 200;

/** Begins with documents that came from the engine, where nothing can be undone. */
export function newDocumentHistory(present: Documents): DocumentHistory {
  return { past: [], present, future: [], field: null };
}

export function reduceDocuments(history: DocumentHistory, action: DocumentAction): DocumentHistory {
  const { past, present, future, field } = history;
  switch (action.do) {
    case 'change': {
      const next = { ...present, ...action.documents };
      if (action.field === field) return { past, present: next, future: [], field };
      return { past: [...past, present].slice(-mostSteps), present: next, future: [], field: action.field };
    }
    case 'take':
      return { past: [...past, present].slice(-mostSteps), present: action.documents, future: [], field: null };
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

import { useMemo } from 'react';
import { useApp, useSession } from '../../app/session-context.js';
import type { Documents } from '../../draft/document-history.js';
import { emptyProposal, withValue } from '../../draft/rehearsal-documents.js';

export interface DocumentsHand extends Documents {
  /** Changes a value of the DAO; typing on in one field (the path, unless it is named) is one step to undo. */
  changeDao(path: readonly string[], value: unknown, field?: string): void;
  changeProposal(path: readonly string[], value: unknown, field?: string): void;
}

/** The documents of the open rehearsal as they are being written, and what changes them. */
export function useDocuments(): DocumentsHand {
  const { store } = useSession();
  const present = useApp(({ openRehearsal }) => openRehearsal?.documents?.present ?? nothing);
  return useMemo(() => {
    const change =
      (which: keyof Documents) =>
      (path: readonly string[], value: unknown, field = '') => {
        // As it is now, not as it was drawn: two changes may come between two pictures.
        const now = store.getState().openRehearsal?.documents?.present ?? nothing;
        store.getState().documentsDo({
          do: 'change',
          field: [which, ...path, field].join('.'),
          documents: { [which]: withValue(now[which], path, value) },
        });
      };
    return { ...present, changeDao: change('dao'), changeProposal: change('proposal') };
  }, [present, store]);
}

const nothing: Documents = { dao: {}, proposal: emptyProposal };

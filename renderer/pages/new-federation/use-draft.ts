import { useMemo } from 'react';
import type { Federation } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import type { Draft } from '../../draft/draft-history.js';

type Learning = Federation['learning'];

export interface DraftHand extends Draft {
  /** Changes the federation; typing on in one field is one step to undo. */
  change(field: string, change: Partial<Federation>): void;
  learn(field: string, change: Partial<Learning>): void;
}

/** The federation that is being written, and what changes it. */
export function useDraft(): DraftHand {
  const { store } = useSession();
  const present = useApp(({ draft }) => draft.present);
  return useMemo(() => {
    const { federation } = present;
    const change = (field: string, part: Partial<Federation>) =>
      store.getState().draftDo({ do: 'change', field, federation: { ...federation, ...part } });
    return {
      ...present,
      change,
      learn: (field, part) => change(field, { learning: { ...federation.learning, ...part } }),
    };
  }, [present, store]);
}

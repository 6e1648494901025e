import type { StateCreator } from 'zustand/vanilla';
import type { ListedDao, RehearsalCard } from '../../simulations/api/contract/index.js';

/** DAOs that come with Folkmoot and rehearsals so far; `null` until the engine has answered. */
export interface RehearsalsSlice {
  readonly daos: readonly ListedDao[] | null;
  /** The one that was changed last first. */
  readonly rehearsals: readonly RehearsalCard[] | null;
  daosListed(daos: readonly ListedDao[]): void;
  rehearsalsListed(rehearsals: readonly RehearsalCard[]): void;
  rehearsalListed(rehearsal: RehearsalCard): void;
  rehearsalRemoved(id: string): void;
}

export const rehearsalsSlice: StateCreator<RehearsalsSlice> = (set) => ({
  daos: null,
  rehearsals: null,
  daosListed: (daos) => set({ daos }),
  rehearsalsListed: (rehearsals) => set({ rehearsals: newestFirst(rehearsals) }),
  rehearsalListed: (rehearsal) =>
    set(({ rehearsals }) => ({
      rehearsals: newestFirst([...(rehearsals ?? []).filter(({ id }) => id !== rehearsal.id), rehearsal]),
    })),
  rehearsalRemoved: (id) =>
    set(({ rehearsals }) => ({ rehearsals: (rehearsals ?? []).filter((one) => one.id !== id) })),
});

function newestFirst(rehearsals: readonly RehearsalCard[]): readonly RehearsalCard[] {
  return [...rehearsals].sort((a, b) => Date.parse(b.changedAt) - Date.parse(a.changedAt));
}

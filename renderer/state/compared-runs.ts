import type { StateCreator } from 'zustand/vanilla';

/** Most runs beside each other: more have no room for a chart each. */
export const mostCompared = 6;

/** The runs that are held against each other, the one that the others are measured by first. */
export interface ComparedRunsSlice {
  readonly compared: readonly string[];
  compareRuns(ids: readonly string[]): void;
}

export const comparedRunsSlice: StateCreator<ComparedRunsSlice> = (set) => ({
  compared: [],
  compareRuns: (ids) => set({ compared: [...new Set(ids)].slice(0, mostCompared) }),
});

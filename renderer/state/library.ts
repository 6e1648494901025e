import type { StateCreator } from 'zustand/vanilla';
import type { DoctorReport, RunSummary, ScenarioSummary } from '../../simulations/api/contract/index.js';
import type { AppState } from './store.js';

/** Scenarios and runs as the engine lists them; `null` until it has answered. */
export interface LibrarySlice {
  readonly scenarios: readonly ScenarioSummary[] | null;
  /** Newest first. */
  readonly runs: readonly RunSummary[] | null;
  readonly doctor: DoctorReport | null;
  scenariosListed(scenarios: readonly ScenarioSummary[]): void;
  runsListed(runs: readonly RunSummary[]): void;
  runsChanged(changed: readonly RunSummary[]): void;
  runRemoved(runId: string): void;
  doctorReported(doctor: DoctorReport): void;
}

export const librarySlice: StateCreator<AppState, [], [], LibrarySlice> = (set) => ({
  scenarios: null,
  runs: null,
  doctor: null,
  scenariosListed: (scenarios) => set({ scenarios }),
  runsListed: (runs) => set({ runs }),
  runsChanged: (changed) => set(({ runs }) => ({ runs: mergeRuns(runs ?? [], changed) })),
  runRemoved: (runId) => set(({ runs }) => ({ runs: (runs ?? []).filter((run) => run.id !== runId) })),
  doctorReported: (doctor) => set({ doctor }),
});

/** Puts newer summaries over older ones and new runs on top, newest first. */
export function mergeRuns(runs: readonly RunSummary[], changed: readonly RunSummary[]): readonly RunSummary[] {
  const byId = new Map(runs.map((run) => [run.id, run]));
  for (const run of changed) byId.set(run.id, run);
  return [...byId.values()].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

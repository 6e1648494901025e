import type { StateCreator } from 'zustand/vanilla';
import type {
  DoctorReport,
  FederationCard,
  FederationSummary,
  ListedRun,
  ListedScenario,
  RunSummary,
  ScenarioSummary,
} from '../../simulations/api/contract/index.js';

/** Scenarios and runs of both kinds as the engine lists them; `null` until it has answered. */
export interface LibrarySlice {
  readonly scenarios: readonly ScenarioSummary[] | null;
  readonly federationCards: readonly FederationCard[] | null;
  /** Newest first. */
  readonly runs: readonly RunSummary[] | null;
  readonly federations: readonly FederationSummary[] | null;
  readonly doctor: DoctorReport | null;
  scenariosListed(listed: readonly ListedScenario[]): void;
  runsListed(listed: readonly ListedRun[]): void;
  runsChanged(changed: readonly ListedRun[]): void;
  runRemoved(runId: string): void;
  doctorReported(doctor: DoctorReport): void;
}

export const librarySlice: StateCreator<LibrarySlice> = (set) => ({
  scenarios: null,
  federationCards: null,
  runs: null,
  federations: null,
  doctor: null,
  scenariosListed: (listed) =>
    set({
      scenarios: listed.filter((one) => one.kind === 'scenario'),
      federationCards: listed.filter((one) => one.kind === 'federation'),
    }),
  runsListed: (listed) => set({ runs: listed.filter(isRun), federations: listed.filter(isFederation) }),
  runsChanged: (changed) =>
    set(({ runs, federations }) => ({
      ...(changed.some(isRun) ? { runs: mergeRuns(runs ?? [], changed.filter(isRun)) } : {}),
      ...(changed.some(isFederation)
        ? { federations: mergeRuns(federations ?? [], changed.filter(isFederation)) }
        : {}),
    })),
  runRemoved: (runId) =>
    set(({ runs, federations }) => ({
      runs: (runs ?? []).filter(({ id }) => id !== runId),
      federations: (federations ?? []).filter(({ id }) => id !== runId),
    })),
  doctorReported: (doctor) => set({ doctor }),
});

/** Puts newer summaries over older ones and new runs on top, newest first. */
export function mergeRuns<T extends ListedRun>(runs: readonly T[], changed: readonly T[]): readonly T[] {
  const byId = new Map(runs.map((run) => [run.id, run]));
  for (const run of changed) byId.set(run.id, run);
  return [...byId.values()].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

function isRun(run: ListedRun): run is RunSummary {
  return run.kind === 'dao';
}

function isFederation(run: ListedRun): run is FederationSummary {
  return run.kind === 'federation';
}

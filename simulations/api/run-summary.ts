import type { StoredRun } from '../results/index.js';
import type { RunDetail, RunSummary } from './contract/index.js';

/** What the list of runs shows of a run, from its manifest. */
export function summaryOf({ manifest, folder }: StoredRun): RunSummary {
  const {
    id,
    scenario,
    title,
    seed,
    engine,
    backend,
    state,
    tick,
    ticks,
    tickSeconds,
    startTime,
    createdAt,
    digest,
    error,
  } = manifest;
  return {
    id,
    scenario,
    title,
    seed,
    engine,
    backend,
    state,
    tick,
    ticks,
    tickSeconds,
    startTime,
    createdAt,
    digest,
    error,
    folder,
  };
}

export function detailOf(run: StoredRun): RunDetail {
  const { resolved, reporters, agents } = run.manifest;
  return { ...summaryOf(run), resolved, reporters, agents };
}

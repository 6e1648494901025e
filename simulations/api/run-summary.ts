import type { StoredRun } from '../results/index.js';
import type { RunDetail, RunSummary } from './contract/index.js';

/** What the list of runs shows of a run, from its manifest. */
export function summaryOf({ manifest, folder }: StoredRun): RunSummary {
  const {
    format: _format,
    owner: _owner,
    resolved: _resolved,
    reporters: _reporters,
    agents: _agents,
    report: _report,
    ...summary
  } = manifest;
  return { ...summary, folder };
}

export function detailOf(run: StoredRun): RunDetail {
  const { resolved, reporters, agents } = run.manifest;
  return { ...summaryOf(run), resolved, reporters, agents };
}

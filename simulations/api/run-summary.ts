import {
  type FederationManifest,
  type ListedManifest,
  type ListedRunManifest,
  listedPart,
  type RunManifest,
  type StoredRun,
} from '../results/index.js';
import type { FederationSummary, ListedRun, RunDetail, RunReport, RunResults, RunSummary } from './contract/index.js';

/** What the list of runs shows of a DAO's run, from its manifest or the listed part of it. */
export function summaryOf({ manifest, folder }: StoredRun<ListedRunManifest>): RunSummary {
  const { format: _format, owner: _owner, report, ...summary } = listedPart(manifest);
  return { ...summary, folder, results: resultsOf(report as RunReport | null) };
}

function resultsOf(report: RunReport | null): RunResults | null {
  if (report === null) return null;
  const { accuracy, proposals, gini, price = null } = report;
  const { created, executed } = proposals;
  return { accuracy: accuracy.final, proposals: { created, executed }, gini, price };
}

export function detailOf(run: StoredRun<RunManifest>): RunDetail {
  const { resolved, words, agents } = run.manifest;
  return { ...summaryOf(run), resolved, words, agents };
}

/** What the list of runs shows of a federation, from its manifest. */
export function federationSummaryOf({ manifest, folder }: StoredRun<FederationManifest>): FederationSummary {
  const { format: _format, owner: _owner, ...summary } = manifest;
  return { ...summary, folder };
}

/** What the list of runs shows of a run of either kind. */
export function listedRun({ manifest, folder }: StoredRun<ListedManifest>): ListedRun {
  return manifest.kind === 'dao' ? summaryOf({ manifest, folder }) : federationSummaryOf({ manifest, folder });
}

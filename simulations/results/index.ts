export { dataFolder, runFolder } from './data-folder.js';
export type { ExportFormat } from './export-tables.js';
export { listRuns, type RunListing, readRun, type StoredRun } from './list-runs.js';
export type { ManifestAgent, RunManifest } from './manifest/run-manifest.js';
export { createRunStore, type ManifestChanges, openRunStore, type RunStore } from './run-store.js';
export type { StoredTick } from './tables/index.js';
export { emptyTrash, removeRun, restoreRun } from './trash.js';

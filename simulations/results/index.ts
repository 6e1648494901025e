export { dataFolder, runFolder } from './data-folder.js';
export type { ExportFormat } from './export-tables.js';
export {
  createFederationStore,
  type FederationStore,
  modelFolder,
  openFederationStore,
} from './federations/federation-store.js';
export { listRuns, type RunListing, readRun, type StoredRun } from './list-runs.js';
export type { FederationManifest } from './manifest/federation-manifest.js';
export { keepNotes } from './manifest/manifest-file.js';
export { type ListedManifest, type ListedRunManifest, listedPart, type Manifest } from './manifest/parse-manifest.js';
export type { ManifestAgent, RunManifest } from './manifest/run-manifest.js';
export { noNotes, type RunNotes, type RunOrigin } from './manifest/run-notes.js';
export { wrongKind } from './manifest/wrong-kind.js';
export {
  createRehearsalFolder,
  keepInput,
  listRehearsals,
  type RehearsalManifest,
  readRehearsal,
  readResult,
  rehearsalFolder,
  removeRehearsal,
  restoreRehearsal,
  resultSize,
  type ShownResults,
  writeRehearsal,
  writeResult,
} from './rehearsals/rehearsal-store.js';
export { createRunStore, type ManifestChanges, openRunStore, type RunStore } from './run-store.js';
export { storeDataset } from './store-dataset.js';
export type { StoredTick } from './tables/index.js';
export { emptyTrash, removeRun, restoreRun } from './trash.js';
export { writeAtomically, writeStored } from './write-atomically.js';

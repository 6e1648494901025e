import { StoreError } from '../errors/index.js';
import type { Scenario } from '../mechanisms/index.js';
import { type ListedManifest, openFederationStore, type RunOrigin, readRun, type StoredRun } from '../results/index.js';
import { differencesOf, type Federation } from '../scenario/index.js';
import type { ScenarioLibrary } from './scenario-library.js';
import type { StudyDocument } from './study-document.js';

/**
 * What a study that is about to run was made of: the library's of its name and kind, else the first run by that name
 * here; `null` when it is the first itself.
 */
export async function originOf(
  { kind, document }: StudyDocument,
  library: ScenarioLibrary,
  runs: readonly StoredRun<ListedManifest>[],
): Promise<RunOrigin | null> {
  const names = await library.names();
  if (names.includes(document.name)) {
    const listed = await library.load(document.name);
    if (listed.kind === kind)
      return { scenario: document.name, runId: null, changes: differencesOf(listed.document, document) };
  }
  const first = runs.findLast(
    ({ manifest }) => manifest.kind === (kind === 'scenario' ? 'dao' : kind) && manifest.scenario === document.name,
  );
  if (first === undefined) return null;
  const ran = await (kind === 'scenario' ? scenarioOf(first.folder) : federationOf(first.folder)).catch(unreadable);
  return ran === null ? null : { scenario: null, runId: first.manifest.id, changes: differencesOf(ran, document) };
}

async function scenarioOf(folder: string): Promise<Scenario | null> {
  const manifest = await readRun(folder);
  return manifest.kind === 'dao' ? manifest.resolved : null;
}

async function federationOf(folder: string): Promise<Federation> {
  const store = await openFederationStore(folder);
  try {
    return await store.federation();
  } finally {
    await store.close();
  }
}

/** A run that cannot be read any more is nothing to compare with, and no reason not to start another. */
function unreadable(error: unknown): null {
  if (error instanceof StoreError) return null;
  throw error;
}

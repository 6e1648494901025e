import { type ListedManifest, openFederationStore, type StoredRun } from '../results/index.js';
import type { RunReport } from './contract/index.js';
import type { StudyDocument } from './study-document.js';

/** Wall-clock time of the newest finished run of a study here, in seconds; `null` when there is none. */
export async function expectedSeconds(
  { kind, document }: StudyDocument,
  runs: readonly StoredRun<ListedManifest>[],
): Promise<number | null> {
  for (const { manifest, folder } of runs) {
    if (manifest.state !== 'finished' || manifest.scenario !== document.name) continue;
    if (manifest.kind === 'dao' && kind === 'scenario')
      return (manifest.report as RunReport | null)?.wallSeconds ?? null;
    if (manifest.kind === 'federation' && kind === 'federation') return secondsOf(folder);
  }
  return null;
}

/** One that cannot be read any more tells nothing; opening it by name says what is wrong with it. */
async function secondsOf(folder: string): Promise<number | null> {
  try {
    const store = await openFederationStore(folder);
    try {
      return (await store.report())?.wallSeconds ?? null;
    } finally {
      await store.close();
    }
  } catch {
    return null;
  }
}

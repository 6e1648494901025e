import { isDeepStrictEqual } from 'node:util';
import { type ListedManifest, openFederationStore, readRun, type StoredRun } from '../results/index.js';
import type { RunReport } from './contract/index.js';
import type { StudyDocument } from './study-document.js';

/**
 * Time at work that a study takes here, in seconds, by its newest run that finished: one of the same study, whatever its
 * seed and length; longer and shorter ones are scaled. `null` when there is none.
 */
export async function expectedSeconds(
  study: StudyDocument,
  runs: readonly StoredRun<ListedManifest>[],
  resolvedOf: (run: StoredRun<ListedManifest>) => Promise<object | null> = readResolved,
): Promise<number | null> {
  for (const run of runs) {
    const { manifest, folder } = run;
    if (manifest.state !== 'finished' || manifest.scenario !== study.document.name) continue;
    let seconds: number | null = null;
    if (study.kind === 'scenario' && manifest.kind === 'dao') {
      const { ticks } = study.document;
      const report = manifest.report as RunReport | null;
      if (report !== null && report.ticks > 0 && sameWork(study.document, await resolvedOf(run)))
        seconds = (report.wallSeconds * ticks) / report.ticks;
    } else if (study.kind === 'federation' && manifest.kind === 'federation') {
      seconds = await ofFederation(study.document, folder);
    }
    if (seconds !== null) return seconds;
  }
  return null;
}

/** The scenario as a run ran it, which the list of runs does not hold; `null` when it cannot be read any more. */
async function readResolved({ folder }: StoredRun<ListedManifest>): Promise<object | null> {
  const manifest = await readRun(folder).catch(() => null);
  return manifest?.kind === 'dao' ? manifest.resolved : null;
}

/** One that cannot be read any more tells nothing; opening it by name says what is wrong with it. */
async function ofFederation(
  federation: Extract<StudyDocument, { kind: 'federation' }>['document'],
  folder: string,
): Promise<number | null> {
  try {
    const store = await openFederationStore(folder);
    try {
      const [ran, report] = await Promise.all([store.federation(), store.report()]);
      if (report === null || report.rounds === 0 || !sameWork(federation, ran)) return null;
      // One that stopped at its target stops there again, however many rounds it might have.
      const reachedTarget = report.rounds < ran.rounds;
      const rounds = reachedTarget ? Math.min(report.rounds, federation.rounds) : federation.rounds;
      return (report.wallSeconds * rounds) / report.rounds;
    } finally {
      await store.close();
    }
  } catch {
    return null;
  }
}

/** Whether two studies do the same in each tick or round. Chain engine, backend, agents and data all count. */
function sameWork(a: object, b: object | null): boolean {
  if (b === null) return false;
  const work = (study: object) => ({ ...study, seed: 0, ticks: 0, rounds: 0, title: '', summary: '' });
  return isDeepStrictEqual(work(a), work(b));
}

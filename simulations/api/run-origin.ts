import type { Scenario } from '../mechanisms/index.js';
import { type ListedManifest, type RunOrigin, readRun, type StoredRun } from '../results/index.js';
import { differencesOf } from '../scenario/index.js';
import type { ScenarioLibrary } from './scenario-library.js';

/**
 * What a scenario that is about to run was made of: the library's scenario of its name, else the first run by that
 * name here; `null` when it is the first itself.
 */
export async function originOf(
  scenario: Scenario,
  library: ScenarioLibrary,
  runs: readonly StoredRun<ListedManifest>[],
): Promise<RunOrigin | null> {
  const names = await library.names();
  if (names.includes(scenario.name)) {
    const { kind, document } = await library.load(scenario.name);
    if (kind === 'scenario')
      return { scenario: scenario.name, runId: null, changes: differencesOf(document, scenario) };
  }
  const first = runs.findLast(({ manifest }) => manifest.kind === 'dao' && manifest.scenario === scenario.name);
  const manifest = first === undefined ? null : await readRun(first.folder);
  if (manifest === null || manifest.kind !== 'dao') return null;
  return { scenario: null, runId: manifest.id, changes: differencesOf(manifest.resolved, scenario) };
}

import type { RunManifest, RunOrigin, StoredRun } from '../results/index.js';
import { differencesOf, type Scenario } from '../scenario/index.js';
import type { ScenarioLibrary } from './scenario-library.js';

/**
 * What a scenario that is about to run was made of: the library's scenario of its name, else the first run by that
 * name here; `null` when it is the first itself.
 */
export async function originOf(
  scenario: Scenario,
  library: ScenarioLibrary,
  runs: readonly StoredRun[],
): Promise<RunOrigin | null> {
  const names = await library.names();
  if (names.includes(scenario.name)) {
    const { kind, document } = await library.load(scenario.name);
    if (kind === 'scenario')
      return { scenario: scenario.name, runId: null, changes: differencesOf(document, scenario) };
  }
  const first = runs.findLast(
    (run): run is StoredRun<RunManifest> => run.manifest.kind === 'dao' && run.manifest.scenario === scenario.name,
  );
  if (first === undefined) return null;
  return { scenario: null, runId: first.manifest.id, changes: differencesOf(first.manifest.resolved, scenario) };
}

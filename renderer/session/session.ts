import type { Commands, RunSummary } from '../../simulations/api/contract/index.js';
import { connectEngine, type EngineConnection, type Host } from '../bridge/index.js';
import { animationFrame, engineEvents } from '../state/engine-events.js';
import { readKept } from '../state/kept.js';
import type { Preferences } from '../state/preferences.js';
import { type AppStore, createAppStore } from '../state/store.js';
import { type Admission, admissionActions, tellRestart } from './admission.js';
import { type FederationActions, federationActions } from './federation-actions.js';
import { followFederation } from './follow-federation.js';
import { loadFrames } from './load-frames.js';
import { showTrouble, tellStart } from './notices.js';
import { type RehearsalActions, rehearsalActions } from './rehearsal-actions.js';
import { type RunActions, runActions } from './run-actions.js';
import { type ScenarioActions, scenarioActions } from './scenario-actions.js';
import { type Attempt, troubleOf } from './trouble.js';

/** Everything the pages work with: what is known, and what can be done. */
export interface Session {
  readonly store: AppStore;
  readonly commands: Commands;
  readonly connection: EngineConnection;
  readonly runs: RunActions;
  readonly scenarios: ScenarioActions;
  readonly federations: FederationActions;
  readonly rehearsals: RehearsalActions;
  readonly attempt: Attempt;
  /** What a browser's page can do about who is let in; `null` on the desktop. */
  readonly admission: Admission | null;
}

/** Connects the store to the engine and keeps the two in step, also after the connection broke. */
export function startSession({ open, door }: Host): Session {
  const store = createAppStore(readKept<Partial<Preferences>>('preferences') ?? {}, {
    federation: readKept('federation-draft'),
    scenario: readKept('scenario-draft'),
  });
  const attempt: Attempt = async (title, work) => {
    try {
      await work();
    } catch (error) {
      showTrouble(troubleOf(title, error));
    }
  };
  const intoStore = engineEvents(store, animationFrame);
  const connection = connectEngine({
    open,
    onEvent(event) {
      if (event.name === 'runStarting') tellStart(event.payload.doing);
      else intoStore(event);
    },
    onState(state) {
      store.getState().connectionChanged(state);
      if (state.status === 'open' && state.restarted) tellRestart();
      if (state.status === 'open') queueMicrotask(() => void attempt('Folkmoot could not read its library', refresh));
    },
  });
  const { commands } = connection;
  const runs = runActions(store, commands, attempt);
  const federations = federationActions(store, commands, attempt, runs);
  const scenarios = scenarioActions(store, commands, attempt);
  const rehearsals = rehearsalActions(store, commands, attempt);

  const refresh = async () => {
    const [scenarios, listed] = await Promise.all([commands.listScenarios({}), commands.listRuns({})]);
    store.getState().scenariosListed(scenarios);
    store.getState().runsListed(listed);
    const { openRun, openFederation, openRehearsal } = store.getState();
    const open = openRun ?? openFederation;
    if (open !== null) await runs.load(open.id);
    if (openRehearsal !== null) await rehearsals.load(openRehearsal.id);
  };
  followOpenRun(store, commands, attempt);
  followFederation(store, commands, attempt);
  const admission = door === null ? null : admissionActions(store, door, connection, attempt);
  return { store, commands, connection, runs, scenarios, federations, rehearsals, attempt, admission };
}

/** Asks for what is missing between the log and a newer event, and tells when the open run failed. */
function followOpenRun(store: AppStore, commands: Commands, attempt: Attempt): void {
  let loading = false;
  store.subscribe(({ openRun, connection, runs }, before) => {
    if (openRun?.log.hasGap && !loading && connection.status === 'open' && openRun.detail !== null) {
      loading = true;
      const newest = runs?.find(({ id }) => id === openRun.id)?.tick ?? openRun.log.count;
      void attempt('A part of the run could not be loaded', () =>
        loadFrames(commands, store, openRun.id, newest),
      ).finally(() => {
        loading = false;
      });
    }
    if (runs !== before.runs) {
      tellFailure(before.runs ?? [], runs ?? []);
      if (finished(runs ?? []) > finished(before.runs ?? []) && before.runs !== null) {
        // How long a scenario takes here is known anew.
        void attempt('The scenarios could not be listed', async () =>
          store.getState().scenariosListed(await commands.listScenarios({})),
        );
      }
    }
  });
}

function finished(runs: readonly RunSummary[]): number {
  return runs.filter(({ state }) => state === 'finished').length;
}

function tellFailure(before: readonly RunSummary[], now: readonly RunSummary[]): void {
  for (const run of now) {
    const earlier = before.find(({ id }) => id === run.id);
    if (run.state !== 'failed' || earlier === undefined || earlier.state === 'failed') continue;
    showTrouble({
      title: `“${run.title}” stopped at tick ${run.tick}`,
      message: run.error?.message ?? 'The engine gave no reason.',
      hint: run.error?.hint ?? 'What was computed until then is kept and can be looked at and exported.',
      details: run.error === null ? null : `code: ${run.error.code}\nfolder: ${run.folder}`,
    });
  }
}

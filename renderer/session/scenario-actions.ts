import type { Commands, RunSummary } from '../../simulations/api/contract/index.js';
import { saveFile } from '../charts/export/save.js';
import type { FormValue } from '../forms/field-schema.js';
import type { AppStore } from '../state/store.js';
import { takeUp } from './load-run.js';
import { showStart } from './notices.js';
import type { Attempt } from './trouble.js';

/** What a person can do with the scenario that is being changed. */
export interface ScenarioActions {
  /** Opens a scenario of the library to be changed. */
  change(name: string): Promise<void>;
  /** Opens the scenario of a run, as it ran. */
  changeRun(runId: string): Promise<void>;
  /** Opens a scenario that came from a file. */
  changeFile(scenario: FormValue): void;
  /** Starts what was written and shows the run. */
  start(): Promise<void>;
  /** Starts what was written and what it was made of, and shows the two beside each other. */
  startBeside(): Promise<void>;
  saveAs(): void;
}

export function scenarioActions(store: AppStore, commands: Commands, attempt: Attempt): ScenarioActions {
  const open = (scenario: FormValue, runId: string | null) => {
    store.getState().scenarioDo({ do: 'open', scenario, runId });
    store.getState().show('edit-scenario');
  };
  const launch = async (scenario: FormValue): Promise<RunSummary> => {
    const finish = showStart();
    try {
      const run = await commands.startRun({ scenario: { ...scenario }, overrides: {} });
      store.getState().runsChanged([run]);
      return run;
    } finally {
      finish();
    }
  };
  const show = (run: RunSummary) => {
    takeUp(store, run.id);
    store.getState().look({ lens: 'overview', tick: null, window: null, selection: null, replaying: false });
    store.getState().show('run');
    return attempt('The run could not be opened', async () =>
      store.getState().detailCame(await commands.getRun({ runId: run.id })),
    );
  };
  return {
    change: (name) =>
      attempt('The scenario could not be opened', async () =>
        open({ ...(await commands.getScenario({ name })) }, null),
      ),
    changeRun: (runId) =>
      attempt('The scenario of the run could not be opened', async () =>
        open({ ...(await commands.getRun({ runId })).resolved }, runId),
      ),
    changeFile: (scenario) => open(scenario, null),
    start: () =>
      attempt('The run could not be started', async () => {
        const { present } = store.getState().scenarioDraft;
        if (present !== null) await show(await launch(present.scenario));
      }),
    startBeside: () =>
      attempt('The runs could not be started', async () => {
        const { present } = store.getState().scenarioDraft;
        if (present === null) return;
        const { origin, scenario } = present;
        const original = origin.runId ?? (await launch(origin.scenario)).id;
        const changed = await launch(scenario);
        store.getState().compareRuns([original, changed.id]);
        store.getState().show('compare');
      }),
    saveAs() {
      const scenario = store.getState().scenarioDraft.present?.scenario;
      if (scenario === undefined) return;
      const name = typeof scenario.name === 'string' && scenario.name !== '' ? scenario.name : 'scenario';
      saveFile(`${name}.json`, `${JSON.stringify(scenario, null, 2)}\n`, 'application/json');
    },
  };
}

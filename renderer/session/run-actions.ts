import type { Commands, ListedRun, RunNotes, RunOverrides } from '../../simulations/api/contract/index.js';
import type { Pace } from '../state/pace.js';
import { shownRunOf } from '../state/run-selectors.js';
import type { AppStore } from '../state/store.js';
import { runName } from '../words/runs.js';
import { loadRun, takeUp } from './load-run.js';
import { showDone, showStart } from './notices.js';
import type { Attempt } from './trouble.js';

/** How long a stop can be undone (ms): as long as its notice is shown. */
const undoable = 12_000;

export type ExportFormat = 'csv' | 'parquet' | 'json';

/** What a person can do with runs, a DAO's and federations alike. */
export interface RunActions {
  start(scenario: string | Record<string, unknown>, overrides: Partial<RunOverrides>): Promise<void>;
  /** Shows a run and brings all of it here. */
  open(runId: string): void;
  load(runId: string): Promise<void>;
  control(action: 'play' | 'pause' | 'step' | 'stop', until?: number): Promise<void>;
  /** Ends the open run; for a while it only stands still, and can be let go on. */
  stop(): Promise<void>;
  setSpeed(speed: number | null): Promise<void>;
  exportTo(runId: string, format: ExportFormat): Promise<void>;
  /** Writes on a run what somebody wants to remember of it; what is left out stays. */
  note(runId: string, notes: Partial<RunNotes>): Promise<void>;
  remove(run: ListedRun): Promise<void>;
}

export function runActions(store: AppStore, commands: Commands, attempt: Attempt): RunActions {
  const load = (runId: string) => loadRun(commands, store, runId);
  const openId = () => (store.getState().openRun ?? store.getState().openFederation)?.id;
  // Of whichever kind the open run is: the other one knows no run of that id.
  const changePace = (runId: string, change: Partial<Pace>) => {
    store.getState().openRunChanged(runId, change);
    store.getState().openFederationChanged(runId, change);
  };
  const open = (runId: string) => {
    const { show, look } = store.getState();
    if (openId() !== runId) {
      takeUp(store, runId);
      look({ lens: 'overview', tick: null, window: null, selection: null, replaying: false });
      // Before the connection stands there is nobody to ask; once it does, the open run is loaded.
      if (store.getState().connection.status === 'open') void attempt('The run could not be opened', () => load(runId));
    }
    show('run');
  };
  /** Runs that were told to stop, by what will end them. */
  const stops = new Map<string, ReturnType<typeof setTimeout>>();
  const cancelStop = (runId: string) => {
    clearTimeout(stops.get(runId));
    stops.delete(runId);
    changePace(runId, { stopping: false });
  };
  const goOn = (runId: string) => {
    if (!stops.has(runId)) return undefined;
    cancelStop(runId);
    return attempt('The run could not be let go on', async () => {
      store.getState().runsChanged([await commands.controlRun({ runId, action: 'play' })]);
    });
  };

  return {
    open,
    load,
    async start(scenario, overrides) {
      const finish = showStart();
      await attempt('The run could not be started', async () => {
        const run = await commands.startRun({ scenario, overrides });
        store.getState().runsChanged([run]);
        open(run.id);
      });
      finish();
    },
    async control(action, until) {
      const runId = openId();
      if (runId === undefined) return;
      if (stops.has(runId) && (action === 'play' || action === 'step')) cancelStop(runId);
      await attempt(`The run could not be told to ${action}`, async () => {
        const run = await commands.controlRun({ runId, action, ...(until === undefined ? {} : { until }) });
        store.getState().runsChanged([run]);
      });
    },
    async stop() {
      const runId = openId();
      if (runId === undefined) return;
      const run = shownRunOf(store.getState());
      const title = run === null ? runId : runName(run);
      const stopping = (value: boolean) => changePace(runId, { stopping: value });
      await attempt('The run could not be told to stop', async () => {
        store.getState().runsChanged([await commands.controlRun({ runId, action: 'pause' })]);
        stopping(true);
        const timer = setTimeout(() => {
          stops.delete(runId);
          void attempt('The run could not be told to stop', async () => {
            store.getState().runsChanged([await commands.controlRun({ runId, action: 'stop' })]);
            stopping(false);
          });
        }, undoable);
        stops.set(runId, timer);
        showDone('Stopped', `“${title}” keeps what it computed.`, {
          label: 'Undo',
          run: () => void goOn(runId),
        });
      });
    },
    async setSpeed(speed) {
      const runId = openId();
      if (runId === undefined) return;
      changePace(runId, { speed });
      await attempt('The speed could not be changed', () => commands.setSpeed({ runId, speed }));
    },
    async exportTo(runId, format) {
      await attempt('The run could not be exported', async () => {
        const { files } = await commands.exportRun({ runId, format });
        const first = files[0];
        const host = window.folkmootHost;
        const shows = host !== undefined && first !== undefined;
        showDone(
          `Exported as ${format === 'parquet' ? 'Parquet' : format.toUpperCase()}`,
          exportedWords(files),
          shows ? { label: 'Show', run: () => void host.showItem(first) } : undefined,
        );
      });
    },
    async note(runId, notes) {
      await attempt('The note could not be kept', async () => {
        const { tags, ...rest } = notes;
        const run = await commands.noteOnRun({ runId, ...rest, ...(tags === undefined ? {} : { tags: [...tags] }) });
        store.getState().runsChanged([run]);
      });
    },
    async remove(run) {
      await attempt('The run could not be removed', async () => {
        await commands.removeRun({ runId: run.id });
        store.getState().runRemoved(run.id);
        if (openId() === run.id) {
          store.getState().runClosed();
          store.getState().federationClosed();
        }
        showDone('Run removed', `“${run.title}”, seed ${run.seed}`, {
          label: 'Undo',
          run: () =>
            void attempt('The run could not be restored', async () => {
              store.getState().runsChanged([await commands.restoreRun({ runId: run.id })]);
            }),
        });
      });
    },
  };
}

/** Where an export lies: the file, or how many there are and in which folder. */
export function exportedWords(files: readonly string[]): string {
  const [first = ''] = files;
  if (files.length < 2) return first;
  return `${files.length} files in ${first.replace(/[\\/][^\\/]*$/, '')}`;
}

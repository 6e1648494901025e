import type { Commands, RunSummary } from '../../simulations/api/contract/index.js';
import type { AppState, AppStore } from '../state/store.js';
import { loadFrames } from './load-frames.js';
import { loadRounds } from './load-rounds.js';

/** Whether a run in the list is a federation. An address does not say: before the list is there, nobody knows. */
export function isFederation({ federations }: Pick<AppState, 'federations'>, runId: string): boolean {
  return federations?.some(({ id }) => id === runId) ?? false;
}

/** Makes a run the open one, as what it is: one run is open at a time, of one kind or the other. */
export function takeUp(store: AppStore, runId: string): void {
  const state = store.getState();
  if (isFederation(state, runId)) {
    state.federationOpened(runId);
    state.runClosed();
  } else {
    state.runOpened(runId);
    state.federationClosed();
  }
}

/** Brings all of the open run here, whichever kind it is of. */
export async function loadRun(commands: Commands, store: AppStore, runId: string): Promise<void> {
  if (!isFederation(store.getState(), runId)) return loadDao(commands, store, runId);
  // An address opened it before it was known what it is.
  if (store.getState().openRun?.id === runId) takeUp(store, runId);
  const detail = await commands.getFederation({ runId });
  store.getState().federationDetailCame(detail);
  store.getState().runsChanged([detail.summary]);
  await loadRounds(commands, store, runId, detail.summary.round);
}

async function loadDao(commands: Commands, store: AppStore, runId: string): Promise<void> {
  const detail = await commands.getRun({ runId });
  store.getState().detailCame(detail);
  store.getState().runsChanged([summaryOf(detail)]);
  await loadFrames(commands, store, runId, detail.tick);
  if (detail.state === 'finished' || detail.state === 'stopped')
    store.getState().openRunChanged(runId, { report: await commands.getReport({ runId }) });
}

/** A detail without what only the open run needs, so that the list stays small. */
function summaryOf({
  resolved: _,
  words: __,
  agents: ___,
  ...summary
}: Awaited<ReturnType<Commands['getRun']>>): RunSummary {
  return summary;
}

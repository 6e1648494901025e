import type { ListedRun } from '../../simulations/api/contract/index.js';
import type { AppState } from './store.js';

/** The newest moment there is of the open run: a tick of a DAO, a round of a federation; −1 before the first. */
export function newestOf({ openRun, openFederation }: AppState): number {
  return (openRun?.frameCount ?? openFederation?.roundCount ?? 0) - 1;
}

/** The moment that panels show: the chosen one, else the newest. */
export function momentOf(state: AppState): number {
  const newest = Math.max(0, newestOf(state));
  return state.tick === null ? newest : Math.min(state.tick, newest);
}

/**
 * Where the open run ends: as planned while it can still get there, else where it stopped. A federation may end before
 * its last round, and a published number of rounds that it is held against is kept in sight.
 */
export function lastMomentOf(state: AppState): number {
  const run = shownRunOf(state);
  if (run === null) return 1;
  const cut = run.state === 'stopped' || run.state === 'failed' || run.state === 'interrupted';
  if (run.kind === 'dao') return Math.max(1, cut ? Math.max(run.tick, newestOf(state)) : run.ticks);
  const published = state.openFederation?.detail?.federation.published?.rounds ?? 0;
  return Math.max(1, published, cut || run.state === 'finished' ? run.round : run.rounds);
}

/** The open DAO's summary, as new as it is known. It changes with every tick: what draws much asks for less. */
export function summaryOf({ openRun, runs }: AppState) {
  if (openRun === null) return null;
  return runs?.find(({ id }) => id === openRun.id) ?? openRun.detail;
}

/** The open federation's summary, likewise. */
export function federationSummaryOf({ openFederation, federations }: AppState) {
  if (openFederation === null) return null;
  return federations?.find(({ id }) => id === openFederation.id) ?? openFederation.detail?.summary ?? null;
}

/** The summary of the open run, whichever kind it is of. */
export function shownRunOf(state: AppState): ListedRun | null {
  return summaryOf(state) ?? federationSummaryOf(state);
}

import type { AppState } from './store.js';

/** The tick that panels show: the chosen one, else the newest. */
export function momentOf({ tick, openRun }: AppState): number {
  const newest = Math.max(0, (openRun?.frameCount ?? 0) - 1);
  return tick === null ? newest : Math.min(tick, newest);
}

/** Where the run ends: as planned while it can still get there, else where it stopped. */
export function lastTickOf(state: AppState): number {
  const run = summaryOf(state);
  if (run === null) return 1;
  const ended = run.state === 'stopped' || run.state === 'failed' || run.state === 'interrupted';
  return Math.max(1, ended ? Math.max(run.tick, (state.openRun?.frameCount ?? 1) - 1) : run.ticks);
}

/** The open run's summary, as new as it is known. It changes with every tick: what draws much asks for less. */
export function summaryOf({ openRun, runs }: AppState) {
  if (openRun === null) return null;
  return runs?.find(({ id }) => id === openRun.id) ?? openRun.detail;
}

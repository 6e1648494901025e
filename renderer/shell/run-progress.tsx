import { useApp } from '../app/session-context.js';
import { isLiving } from '../session/transport.js';
import { newestOf, shownRunOf } from '../state/run-selectors.js';
import type { AppState } from '../state/store.js';
import { timeLeft } from '../words/dates.js';
import { plannedOf } from '../words/runs.js';
import classes from './shell.module.css';

/** How far the run is, as a line along the bar. */
export function RunProgress() {
  const run = useApp(shownRunOf);
  const done = useApp(doneSoFar);
  if (run === null || !isLiving(run.state)) return null;
  const planned = plannedOf(run);
  return (
    <div
      className={classes.progress}
      role="progressbar"
      aria-label="Progress of the run"
      aria-valuemin={0}
      aria-valuemax={planned}
      aria-valuenow={Math.floor(done)}
    >
      <div style={{ transform: `scaleX(${Math.min(1, done / planned)})` }} />
    </div>
  );
}

/** Ticks or rounds that are done; of a federation's round in progress, the share of its clients that have trained. */
function doneSoFar(state: AppState): number {
  const progress = state.openFederation?.progress ?? null;
  const within = progress === null ? 0 : (progress.done % progress.of) / progress.of;
  return Math.max(0, newestOf(state)) + within;
}

/** The wall-clock time that a running run still needs, and what it does at the moment. */
export function TimeLeft() {
  const run = useApp(shownRunOf);
  const stage = useApp(({ openRun }) => openRun?.progress?.stage ?? null);
  const secondsLeft = useApp(
    ({ openRun, openFederation }) => (openRun ?? openFederation)?.progress?.secondsLeft ?? null,
  );
  if (run?.state === 'starting') return <span className={classes.eta}>, starting …</span>;
  if (run?.state !== 'running' || secondsLeft === null) return null;
  return (
    <span className={classes.eta} title={stage === null ? undefined : `Now: ${stage}`}>
      , {timeLeft(secondsLeft)} left{run.kind === 'federation' ? ' at most' : ''}
    </span>
  );
}

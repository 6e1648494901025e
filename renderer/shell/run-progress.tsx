import { useApp } from '../app/session-context.js';
import { isLiving } from '../session/transport.js';
import { summaryOf } from '../state/run-selectors.js';
import { timeLeft } from '../words/dates.js';
import classes from './shell.module.css';

/** How far the run is, as a line along the bar. */
export function RunProgress() {
  const run = useApp(summaryOf);
  const done = useApp(({ openRun }) => Math.max(0, (openRun?.frameCount ?? 1) - 1));
  if (run === null || !isLiving(run.state)) return null;
  return (
    <div
      className={classes.progress}
      role="progressbar"
      aria-label="Progress of the run"
      aria-valuemin={0}
      aria-valuemax={run.ticks}
      aria-valuenow={done}
    >
      <div style={{ transform: `scaleX(${done / run.ticks})` }} />
    </div>
  );
}

/** The wall-clock time that a running run still needs, and what it does at the moment. */
export function TimeLeft() {
  const run = useApp(summaryOf);
  const stage = useApp(({ openRun }) => openRun?.progress?.stage ?? null);
  const secondsLeft = useApp(({ openRun }) => openRun?.progress?.secondsLeft ?? null);
  if (run?.state === 'starting') return <span className={classes.eta}>, starting …</span>;
  if (run?.state !== 'running' || secondsLeft === null) return null;
  return (
    <span className={classes.eta} title={stage === null ? undefined : `Now: ${stage}`}>
      , {timeLeft(secondsLeft)} left
    </span>
  );
}

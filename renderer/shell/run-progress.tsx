import { useApp } from '../app/session-context.js';
import { summaryOf } from '../app/use-frames.js';
import { isLiving } from '../session/transport.js';
import { timeLeft } from '../words/dates.js';
import classes from './shell.module.css';

/** How far the run is, as a line along the bar, with the time left. */
export function RunProgress() {
  const run = useApp(summaryOf);
  const done = useApp(({ openRun }) => Math.max(0, (openRun?.frameCount ?? 1) - 1));
  const stage = useApp(({ openRun }) => openRun?.progress?.stage ?? null);
  const secondsLeft = useApp(({ openRun }) => openRun?.progress?.secondsLeft ?? null);
  if (run === null || !isLiving(run.state)) return null;
  const left = run.state === 'running' && secondsLeft !== null ? `${timeLeft(secondsLeft)} left` : null;
  const doing = run.state === 'starting' ? 'Starting the chain and dealing out data …' : null;
  return (
    <>
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
      <div className={classes.eta} title={stage === null ? undefined : `Now: ${stage}`}>
        {doing ?? left}
      </div>
    </>
  );
}

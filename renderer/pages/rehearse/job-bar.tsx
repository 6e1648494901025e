import { Button, Progress } from '@mantine/core';
import { Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Rehearsal, RehearsalJob } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { timeLeft } from '../../words/dates.js';
import classes from './rehearse.module.css';

const jobWords: Readonly<Record<RehearsalJob, string>> = {
  calibration: 'Learning how the members vote',
  forecast: 'Simulating the vote',
  execution: 'Living the proposal through on a local chain',
  variants: 'Voting under other rules',
  economy: 'Running the economy with and without the proposal',
  attacks: 'Attacking the DAO on a local chain',
};

/** What is being computed, how far it is, and the button that stops it. */
export function JobBar({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { rehearsals } = useSession();
  const progress = useApp(({ openRehearsal }) => openRehearsal?.progress ?? null);
  const job = progress?.job ?? rehearsal.running;
  const now = useSeconds(job !== null);
  if (job === null) return null;
  const soFar = progress === null ? null : Math.max(0, (now - progress.since) / 1000);
  const left = progress?.secondsLeft == null ? null : `about ${timeLeft(progress.secondsLeft)} left`;
  return (
    <div className={classes.job} role="status" data-testid="job">
      <div>
        <b>{jobWords[job]}</b>
        <span className={classes.quiet}>
          {[progress?.stage, left ?? (soFar === null ? '' : `${timeLeft(soFar)} so far`)].filter(Boolean).join(', ')}
        </span>
        <Progress
          size="sm"
          value={progress?.share == null ? 100 : progress.share * 100}
          animated={progress?.share == null}
          aria-label={jobWords[job]}
        />
      </div>
      <Button
        variant="default"
        leftSection={<Square size={14} />}
        data-testid="stop-job"
        onClick={() => void rehearsals.cancel()}
      >
        Stop
      </Button>
    </div>
  );
}

/** The wall clock (ms), anew every second while something runs. */
function useSeconds(active: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!active) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [active]);
  return now;
}

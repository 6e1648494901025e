import { Button } from '@mantine/core';
import { Radio } from 'lucide-react';
import { useApp, useSession } from '../app/session-context.js';
import { momentOf, summaryOf } from '../app/use-frames.js';
import { Term } from '../parts/term.js';
import { simulatedDate } from '../words/dates.js';
import { count } from '../words/number-format.js';
import classes from './shell.module.css';

/** The simulated date and tick that all panels show, and the way back to the newest. */
export function RunClock() {
  const { store } = useSession();
  const run = useApp(summaryOf);
  const moment = useApp(momentOf);
  const past = useApp(({ tick }) => tick !== null);
  if (run === null) return null;
  return (
    <div className={classes.clock}>
      <div>
        <div className={classes.date}>{simulatedDate(run.startTime + moment * run.tickSeconds)}</div>
        <div className={classes.tick}>
          <Term term="tick">tick</Term>{' '}
          <span data-testid="tick-label" data-tick={moment}>
            {count(moment)} of {count(run.ticks)}
          </span>
        </div>
      </div>
      <Button
        size="compact-sm"
        variant={past ? 'filled' : 'default'}
        leftSection={<Radio size={14} />}
        disabled={!past}
        data-testid="transport-live"
        title="Follow the newest tick (L)"
        onClick={() => store.getState().look({ tick: null, replaying: false })}
      >
        Live
      </Button>
    </div>
  );
}

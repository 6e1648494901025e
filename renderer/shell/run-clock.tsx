import { Button } from '@mantine/core';
import { useApp, useSession } from '../app/session-context.js';
import { Term } from '../parts/term.js';
import { momentOf, summaryOf } from '../state/run-selectors.js';
import { simulatedDate } from '../words/dates.js';
import { count } from '../words/number-format.js';
import { TimeLeft } from './run-progress.js';
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
          <TimeLeft />
        </div>
      </div>
      <Button
        size="compact-sm"
        w={68}
        px={4}
        variant={past ? 'filled' : 'transparent'}
        {...(past ? {} : { color: 'gray' })}
        leftSection={<span className={classes.liveDot} data-past={past || undefined} />}
        data-testid="transport-live"
        aria-pressed={!past}
        title={past ? 'Follow the newest tick (L)' : 'The newest tick is shown'}
        onClick={() => store.getState().look({ tick: null, replaying: false })}
      >
        Live
      </Button>
    </div>
  );
}

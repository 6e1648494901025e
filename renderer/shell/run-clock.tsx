import { Button } from '@mantine/core';
import { useApp, useSession } from '../app/session-context.js';
import { Term } from '../parts/term.js';
import { momentOf, shownRunOf } from '../state/run-selectors.js';
import { simulatedDate } from '../words/dates.js';
import { count, decimal } from '../words/number-format.js';
import { placeName, plannedOf } from '../words/runs.js';
import { TimeLeft } from './run-progress.js';
import classes from './shell.module.css';

/** The simulated date and tick, or the round, that all panels show, and the way back to the newest. */
export function RunClock() {
  const { store } = useSession();
  const run = useApp(shownRunOf);
  const moment = useApp(momentOf);
  const past = useApp(({ tick }) => tick !== null);
  if (run === null) return null;
  const place = placeName(run);
  const where = (
    <>
      <Term term={place}>{place}</Term>{' '}
      <span data-testid="tick-label" data-tick={moment}>
        {count(moment)} of {count(plannedOf(run))}
      </span>
    </>
  );
  return (
    <div className={classes.clock}>
      {run.kind === 'dao' ? (
        <div>
          <div className={classes.date}>{simulatedDate(run.startTime + moment * run.tickSeconds)}</div>
          <div className={classes.tick}>
            {where}
            <TimeLeft />
          </div>
        </div>
      ) : (
        <div>
          <div className={classes.date}>{where}</div>
          <div className={classes.tick}>
            <SimulatedTime />
            <TimeLeft />
          </div>
        </div>
      )}
      <Button
        size="compact-sm"
        w={68}
        px={4}
        variant={past ? 'filled' : 'transparent'}
        {...(past ? {} : { color: 'gray' })}
        leftSection={<span className={classes.liveDot} data-past={past || undefined} />}
        data-testid="transport-live"
        aria-pressed={!past}
        title={past ? `Follow the newest ${place} (L)` : `The newest ${place} is shown`}
        onClick={() => store.getState().look({ tick: null, replaying: false })}
      >
        Live
      </Button>
    </div>
  );
}

/** A federation has no calendar: its time is how long rounds take a usual client. */
function SimulatedTime() {
  const seconds = useApp((state) => state.openFederation?.log.at(momentOf(state))?.simulatedSeconds ?? 0);
  return (
    <>
      <Term term="simulatedTime">simulated time</Term> {decimal(seconds, 1)}
    </>
  );
}

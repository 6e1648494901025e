import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { Frame } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { useFramesUpToMoment } from '../../app/use-frames.js';
import { summaryOf } from '../../state/run-selectors.js';
import { simulatedDate } from '../../words/dates.js';
import { closingWords } from './closing-words.js';
import classes from './run.module.css';

/** The newest frame that has something to tell. */
export function newestHeadline(frames: readonly Frame[]): Frame | null {
  return frames.findLast(({ headline }) => headline !== null) ?? null;
}

/** What just happened, in one sentence with numbers. */
export function Headline() {
  const frames = useFramesUpToMoment();
  const starting = useApp((state) => summaryOf(state)?.state === 'starting');
  const state = useApp((now) => summaryOf(now)?.state);
  const report = useApp(({ openRun }) => openRun?.report ?? null);
  const atEnd = useApp(({ tick }) => tick === null);
  const told = useMemo(() => newestHeadline(frames), [frames]);
  const closing = useMemo(
    () =>
      atEnd && report !== null && (state === 'finished' || state === 'stopped')
        ? closingWords(frames, report, state)
        : null,
    [frames, report, state, atEnd],
  );
  const last = frames.at(-1);
  const sentence =
    closing ??
    told?.headline ??
    (starting ? 'The chain starts and the data is dealt out.' : 'Nothing to tell yet. The first round is on its way.');
  const violated = frames.at(-1)?.invariants.violated ?? [];
  return (
    <div className={classes.headline}>
      <p
        data-testid="headline"
        data-tick={(closing === null ? told : last)?.tick ?? ''}
        aria-live="polite"
        title={sentence}
      >
        {sentence}
      </p>
      {closing === null && told !== null && (
        <span className={classes.when}>
          tick {told.tick}, {simulatedDate(told.time)}
        </span>
      )}
      {(state === 'interrupted' || state === 'failed' || state === 'stopped') && <CutShort state={state} />}
      {(state === 'finished' || state === 'running' || state === 'paused') && <ChangeIt />}
      {violated.map(({ name, message }) => (
        <p key={name} role="alert" className={classes.violated}>
          An invariant broke: {message}
        </p>
      ))}
    </div>
  );
}

/** The way from a run to the same one with something changed. */
function ChangeIt() {
  const { scenarios } = useSession();
  const runId = useApp(({ openRun }) => openRun?.detail?.id ?? null);
  if (runId === null) return null;
  return (
    <Button
      className={classes.change}
      size="compact-sm"
      variant="default"
      data-testid="change-run"
      title="Its levers in a form: change some, and start it beside this run"
      onClick={() => void scenarios.changeRun(runId)}
    >
      Change and compare
    </Button>
  );
}

const cutWords = { interrupted: 'Interrupted', failed: 'Failed', stopped: 'Stopped' } as const;

/** A run that did not come to its end: what that means, and what can be done. */
function CutShort({ state }: { readonly state: keyof typeof cutWords }) {
  const { runs, scenarios } = useSession();
  const run = useApp(summaryOf);
  const resolved = useApp(({ openRun }) => openRun?.detail?.resolved ?? null);
  if (run === null) return null;
  const why =
    state === 'interrupted'
      ? 'Folkmoot ended while it was going on, and a chain that is gone cannot go on.'
      : state === 'stopped'
        ? 'Its chain is gone.'
        : (run.error?.message ?? 'The engine gave no reason.');
  return (
    <div className={classes.interrupted} role="status">
      <span>
        {cutWords[state]} at tick {run.tick} of {run.ticks}. {why} What was computed is kept; run again with the same
        seed, it becomes the same and goes on to the end.
      </span>
      <Button
        size="compact-sm"
        variant="default"
        disabled={resolved === null}
        onClick={() => resolved && void runs.start({ ...resolved }, {})}
      >
        Run it again
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => void scenarios.changeRun(run.id)}>
        Change it first
      </Button>
    </div>
  );
}

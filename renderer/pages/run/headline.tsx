import { useMemo } from 'react';
import type { Frame } from '../../../simulations/api/contract/index.js';
import { useApp } from '../../app/session-context.js';
import { useFramesUpToMoment } from '../../app/use-frames.js';
import { summaryOf } from '../../state/run-selectors.js';
import { simulatedDate } from '../../words/dates.js';
import { closingWords } from './closing-words.js';
import { HeadlineActions } from './headline-actions.js';
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
      <HeadlineActions />
      {violated.map(({ name, message }) => (
        <p key={name} role="alert" className={classes.violated}>
          An invariant broke: {message}
        </p>
      ))}
    </div>
  );
}

import { memo, useMemo } from 'react';
import { decimate } from '../../../charts/decimate.js';
import { placeOf } from '../../../charts/plot.js';
import type { TimeModel } from '../../../charts/time-model.js';
import classes from './timeline.module.css';

const height = 48;

/** The accuracy curve as the strip's ground: where in the story one is. */
export const AccuracyTrace = memo(function AccuracyTrace({
  model,
  last,
  width,
}: {
  /** With a series of the key `accuracy`. */
  readonly model: TimeModel;
  readonly last: number;
  readonly width: number;
}) {
  const path = useMemo(() => {
    const rows = decimate(model, 0, last, 300);
    return rows
      .map(
        ({ tick, accuracy }, at) =>
          `${at === 0 ? 'M' : 'L'}${placeOf(tick, 0, last, width).toFixed(1)} ${(height - 3 - Number(accuracy) * (height - 8)).toFixed(1)}`,
      )
      .join('');
  }, [model, last, width]);
  return (
    <svg className={classes.trace} width={width} height={height} aria-hidden="true">
      <path d={path} fill="none" stroke="var(--meaning-accuracy)" strokeWidth={1.5} strokeOpacity={0.55} />
    </svg>
  );
});

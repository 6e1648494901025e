import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, useMemo } from 'react';
import { useApp, useSession } from '../../../app/session-context.js';
import { useFrames, useRunTime } from '../../../app/use-frames.js';
import { usePaced } from '../../../app/use-paced.js';
import { axisTicks, placeOf, plot, tickAt } from '../../../charts/plot.js';
import { parseSelection } from '../../../routes/selection.js';
import { lastTickOf, momentOf } from '../../../state/run-selectors.js';
import { axisDate, simulatedDate } from '../../../words/dates.js';
import { AccuracyTrace } from './accuracy-trace.js';
import { MarkerGlyph, markerWords } from './marker-glyph.js';
import { placeMarkers } from './marker-lanes.js';
import { MarkerLegend } from './marker-legend.js';
import classes from './timeline.module.css';
import { WindowBrush } from './window-brush.js';

const lanes = 2;
const markerSize = 24;

/** The whole run in one strip: what happened when, the moment that is shown, and the stretch that is looked at. */
export function Timeline() {
  const { store } = useSession();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const frames = useFrames();
  const { startTime, tickSeconds } = useRunTime();
  const last = usePaced(lastTickOf);
  const moment = useApp(momentOf);
  const markers = useMemo(
    () => placeMarkers(frames, (tick) => placeOf(tick, 0, last, width), lanes, markerSize),
    [frames, last, width],
  );
  const kinds = useMemo(
    () => new Set(markers.flatMap(({ marker, more }) => [marker.kind, ...more.map((one) => one.marker.kind)])),
    [markers],
  );
  const newest = Math.max(0, frames.length - 1);
  const scrubTo = (tick: number) =>
    store.getState().look({ tick: tick >= newest ? null : Math.max(0, tick), replaying: false });
  const scrub = (event: React.PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    scrubTo(tickAt(event.clientX - box.left, 0, last, width));
  };
  const keys = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: moment - 1,
      ArrowRight: moment + 1,
      PageDown: moment - 10,
      PageUp: moment + 10,
      Home: 0,
      End: newest,
    };
    const tick = steps[event.key];
    if (tick === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    scrubTo(tick);
  };
  const date = simulatedDate(startTime + moment * tickSeconds);
  return (
    <section className={classes.timeline} data-testid="timeline" data-points={markers.length} aria-label="Timeline">
      <div ref={ref} className={classes.strip}>
        {width > 0 && (
          <>
            <AccuracyTrace frames={frames} last={last} width={width} />
            {axisTicks(0, last, width).map((tick) => (
              <span key={tick} className={classes.label} style={{ left: placeOf(tick, 0, last, width) }}>
                {axisDate(startTime + tick * tickSeconds, last * tickSeconds)}
              </span>
            ))}
            <div
              className={classes.scrub}
              role="slider"
              tabIndex={0}
              aria-label="Moment"
              aria-valuemin={0}
              aria-valuemax={newest}
              aria-valuenow={moment}
              aria-valuetext={`Tick ${moment}, ${date}`}
              onKeyDown={keys}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                scrub(event);
              }}
              onPointerMove={(event) => event.buttons === 1 && scrub(event)}
            >
              <div
                className={classes.reached}
                style={{ left: plot.left, width: placeOf(newest, 0, last, width) - plot.left }}
              />
              <div
                className={classes.playhead}
                style={{ transform: `translateX(${placeOf(moment, 0, last, width)}px)` }}
              />
            </div>
            {markers.map(({ marker, tick, x, lane, more }) => (
              <button
                key={`${tick}:${lane}:${marker.label}`}
                type="button"
                className={classes.marker}
                style={{ left: x - markerSize / 2, top: (lanes - 1 - lane) * markerSize }}
                title={[{ marker, tick }, ...more].map(markerWords).join('\n')}
                aria-label={[markerWords({ marker, tick }), ...(more.length === 0 ? [] : [`${more.length} more`])].join(
                  '; ',
                )}
                onClick={() => {
                  const selection = parseSelection(marker.target);
                  if (selection !== null) store.getState().look({ selection });
                  scrubTo(tick);
                }}
              >
                <MarkerGlyph kind={marker.kind} />
              </button>
            ))}
            <WindowBrush last={last} width={width} />
            <MarkerLegend kinds={kinds} />
          </>
        )}
      </div>
    </section>
  );
}

import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, useMemo } from 'react';
import { useApp, useSession } from '../../../app/session-context.js';
import { usePaced } from '../../../app/use-paced.js';
import { useAxis } from '../../../charts/axis.js';
import { axisTicks, placeOf, plot, tickAt } from '../../../charts/plot.js';
import type { TimeModel } from '../../../charts/time-model.js';
import { parseSelection } from '../../../routes/selection.js';
import { lastMomentOf, momentOf, newestOf } from '../../../state/run-selectors.js';
import type { AppState } from '../../../state/store.js';
import { AccuracyTrace } from './accuracy-trace.js';
import { MarkerGlyph, markerWords } from './marker-glyph.js';
import { placeMarkers, type TimedMarker } from './marker-lanes.js';
import { MarkerLegend } from './marker-legend.js';
import classes from './timeline.module.css';
import { WindowBrush } from './window-brush.js';

const lanes = 2;
const markerSize = 24;
const reached = (state: AppState) => Math.max(0, newestOf(state));

interface TimelineProps {
  /** The accuracy so far, as a series of that key. */
  readonly model: TimeModel;
  readonly happened: readonly TimedMarker[];
}

/** The whole run in one strip: what happened when, the moment that is shown, and the stretch that is looked at. */
export function Timeline({ model, happened }: TimelineProps) {
  const { store } = useSession();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const axis = useAxis();
  const last = usePaced(lastMomentOf);
  const newest = usePaced(reached);
  const moment = useApp(momentOf);
  const markers = useMemo(
    () => placeMarkers(happened, (tick) => placeOf(tick, 0, last, width), lanes, markerSize),
    [happened, last, width],
  );
  const kinds = useMemo(
    () => new Set(markers.flatMap(({ marker, more }) => [marker.kind, ...more.map((one) => one.marker.kind)])),
    [markers],
  );
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
  const words = (marker: TimedMarker) => markerWords(marker, axis.place);
  return (
    <section className={classes.timeline} data-testid="timeline" data-points={markers.length} aria-label="Timeline">
      <div ref={ref} className={classes.strip}>
        {width > 0 && (
          <>
            <AccuracyTrace {...{ model, last, width }} />
            {axisTicks(0, last, width).map((tick) => (
              <span key={tick} className={classes.label} style={{ left: placeOf(tick, 0, last, width) }}>
                {axis.label(tick, last)}
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
              aria-valuetext={[`${axis.place} ${moment}`, axis.note(moment)].filter(Boolean).join(', ')}
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
                title={[{ marker, tick }, ...more].map(words).join('\n')}
                aria-label={[words({ marker, tick }), ...(more.length === 0 ? [] : [`${more.length} more`])].join('; ')}
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

import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useApp } from '../app/session-context.js';
import { useAxis } from './axis.js';
import classes from './charts.module.css';
import { Swatch } from './legend.js';
import { indexAt, type TimeModel } from './time-model.js';
import { type Box, tooltipPlace } from './tooltip-place.js';
import { valueText } from './units.js';

interface TimeTooltipProps {
  readonly model: TimeModel;
  readonly tick: number;
  /** The plot in the window. */
  readonly plot: Box;
  /** The tick's place in the window (px from its left). */
  readonly at: number;
}

/** The exact values under the pointer; where the chart has no point at that tick, the last one before it. */
export function TimeTooltip({ model, tick, plot, at: place }: TimeTooltipProps) {
  const axis = useAxis();
  const runSymbol = useApp(({ openRun }) => openRun?.detail?.resolved.token.symbol ?? 'tokens');
  const symbol = model.symbol ?? axis.symbol ?? runSymbol;
  const at = indexAt(model.ticks, tick);
  const shownTick = at < 0 ? tick : model.ticks[at]!;
  const note = axis.note(shownTick);
  const box = useRef<HTMLDivElement>(null);
  // After every drawing: what it says decides how large it is.
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const { left, top } = tooltipPlace(plot, place, { width, height }, { width: innerWidth, height: innerHeight });
    element.style.transform = `translate(${left}px, ${top}px)`;
  });
  return createPortal(
    <div ref={box} className={`${classes.tooltip} ${classes.floating}`} data-chart-tooltip="">
      <div className={classes.tooltipHead}>
        {axis.place === 'tick' ? 'Tick' : 'Round'} {shownTick}
        {note !== null && <span> · {note}</span>}
      </div>
      {at < 0 && <div>No value yet</div>}
      {at >= 0 &&
        model.series.toReversed().map((series) => {
          const value = series.values[at] ?? null;
          if (value === null) return null;
          const low = series.low?.[at] ?? null;
          return (
            <div key={series.key} className={classes.tooltipRow}>
              <Swatch series={series} />
              <span className={classes.tooltipLabel}>{series.label}</span>
              <span className={classes.number}>
                {low !== null && `${valueText(model.unit, low, symbol)} – `}
                {valueText(model.unit, value, symbol)}
              </span>
            </div>
          );
        })}
    </div>,
    document.getElementById('overlays') ?? document.body,
  );
}

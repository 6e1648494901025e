import { useApp } from '../app/session-context.js';
import { useAxis } from './axis.js';
import classes from './charts.module.css';
import { Swatch } from './legend.js';
import { indexAt, type TimeModel } from './time-model.js';
import { valueText } from './units.js';

interface TimeTooltipProps {
  readonly model: TimeModel;
  readonly tick: number;
  readonly place: number;
  readonly width: number;
  readonly height: number;
}

/** The exact values under the pointer; where the chart has no point at that tick, the last one before it. */
export function TimeTooltip({ model, tick, place, width, height }: TimeTooltipProps) {
  const axis = useAxis();
  const runSymbol = useApp(({ openRun }) => openRun?.detail?.resolved.token.symbol ?? 'tokens');
  const symbol = model.symbol ?? axis.symbol ?? runSymbol;
  const at = indexAt(model.ticks, tick);
  const shownTick = at < 0 ? tick : model.ticks[at]!;
  const note = axis.note(shownTick);
  const left = place > width / 2;
  return (
    <div
      className={classes.tooltip}
      style={{
        maxHeight: height,
        // It never reaches over the drawing's edge: what is longer is wrapped.
        maxWidth: Math.max(160, (left ? place : width - place) - 16),
        ...(left ? { right: width - place + 12 } : { left: place + 12 }),
      }}
    >
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
    </div>
  );
}

import { type ReactNode, useCallback, useId, useMemo, useState } from 'react';
import { useApp } from '../app/session-context.js';
import { useAxis } from './axis.js';
import { ChartFrame } from './chart-frame.js';
import { decimate } from './decimate.js';
import { timeTable } from './export/table.js';
import { gathered } from './gathered.js';
import { TimeDrawing } from './time-drawing.js';
import type { TimeModel } from './time-model.js';
import { TimePointer } from './time-pointer.js';
import { unitName, valueText } from './units.js';

export interface TimeChartProps {
  readonly title: string;
  readonly heading?: ReactNode;
  readonly testId?: string;
  readonly model: TimeModel;
  readonly from: number;
  readonly to: number;
  readonly aside?: ReactNode;
  readonly menu?: ReactNode;
  readonly emptyText: string;
  readonly compact?: boolean;
  /** Series that are left out until their legend entry is pressed. */
  readonly hiddenAtFirst?: readonly string[] | undefined;
}

/** About as many points as a chart has pixels to tell apart; areas cost more than lines. */
const mostPoints = { lines: 300, areas: 120 };

/** A chart over simulated time: frame, drawing, and what lies over it. */
export function TimeChart(props: TimeChartProps) {
  const { title, heading, testId, model: all, from, to, aside, menu, emptyText, compact, hiddenAtFirst } = props;
  const whole = useMemo(() => gathered(all), [all]);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set(hiddenAtFirst));
  const model = useMemo(
    () => (hidden.size === 0 ? whole : { ...whole, series: whole.series.filter(({ key }) => !hidden.has(key)) }),
    [whole, hidden],
  );
  const id = useId().replaceAll(/\W/g, '');
  const axis = useAxis();
  const runSymbol = useApp(({ openRun }) => openRun?.detail?.resolved.token.symbol ?? 'tokens');
  const symbol = whole.symbol ?? axis.symbol ?? runSymbol;
  const unit = unitName(model.unit, symbol);
  const most = model.stacked ? mostPoints.areas : mostPoints.lines;
  const points = decimate(model, from, to, most).length;
  const tickLabel = useCallback((tick: number) => axis.label(tick, to - from), [axis, from, to]);
  return (
    <ChartFrame
      title={title}
      unit={unit}
      legend={whole.series}
      hidden={hidden}
      onToggle={whole.series.length > 1 ? (key) => setHidden((now) => toggled(now, key)) : undefined}
      description={describe(title, model, symbol, axis.place)}
      points={points}
      // In the table each series stands for itself.
      table={() => timeTable(whole === all ? model : all, unit, axis.place)}
      empty={whole.ticks.length === 0 || whole.series.length === 0 ? emptyText : undefined}
      {...{ heading, testId, aside, menu, compact }}
    >
      {({ width, height }) => (
        <>
          <TimeDrawing {...{ id, model, from, to, width, height, tickLabel, mostPoints: most }} />
          <TimePointer {...{ model, from, to, width, height }} />
        </>
      )}
    </ChartFrame>
  );
}

/** What a chart says, in a sentence: each series' newest value. */
export function describe(title: string, { ticks, series, unit }: TimeModel, symbol: string, place = 'tick'): string {
  const last = ticks.at(-1);
  if (last === undefined) return `${title}: nothing yet.`;
  const values = series.flatMap(({ label, values }) => {
    const value = values.at(-1) ?? null;
    return value === null ? [] : [`${label} ${valueText(unit, value, symbol)}`];
  });
  return `${title} at ${place} ${last}: ${values.join(', ') || 'no values'}.`;
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

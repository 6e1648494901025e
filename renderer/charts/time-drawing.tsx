import { memo, useMemo } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import { type DrawnRow, decimate } from './decimate.js';
import { momentWords } from './moment-words.js';
import { fillOf, PatternDefinitions } from './patterns.js';
import { axisTicks, plot } from './plot.js';
import { referencePlace } from './reference-words.js';
import type { TimeModel, TimeSeries } from './time-model.js';
import { typeScale } from './type-scale.js';
import { axisText } from './units.js';
import { valueAxis } from './value-axis.js';

export interface TimeDrawingProps {
  readonly id: string;
  readonly model: TimeModel;
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly height: number;
  /** A tick as the axis names it. */
  readonly tickLabel: (tick: number) => string;
  /** Told how many points were drawn. */
  readonly mostPoints?: number;
}

/** What Recharts calls the places of a reference's word. */
const positions = {
  belowLeft: 'insideTopLeft',
  belowRight: 'insideTopRight',
  aboveLeft: 'insideBottomLeft',
  aboveRight: 'insideBottomRight',
} as const;

/** Draws a chart over time, and nothing else: no state, no pointer. */
export const TimeDrawing = memo(function TimeDrawing(props: TimeDrawingProps) {
  const { id, model, from, to, width, height, tickLabel, mostPoints } = props;
  const rows = useMemo(() => decimate(model, from, to, mostPoints), [model, from, to, mostPoints]);
  const values = useMemo(() => valueAxis(model, rows, height / typeScale() < 140 ? 2 : 4), [model, rows, height]);
  const ticks = useMemo(() => axisTicks(from, to, width), [from, to, width]);
  const moments = useMemo(
    () => momentWords(model.moments, { from, to, width, height }),
    [model.moments, from, to, width, height],
  );
  const references = useMemo(() => {
    const [low, high] = [values.ticks[0]!, values.ticks.at(-1)!];
    return model.references.map((reference) => ({
      ...reference,
      position: positions[referencePlace(reference, model, { rows, from, to, width, height, low, high })],
    }));
  }, [model, rows, from, to, width, height, values]);
  return (
    <ComposedChart
      width={width}
      height={height}
      data={rows}
      accessibilityLayer={false}
      margin={{ top: plot.top, right: plot.right, bottom: 0, left: 0 }}
    >
      <PatternDefinitions chart={id} series={model.series} />
      <CartesianGrid vertical={false} stroke="var(--gridline)" />
      <XAxis
        dataKey="tick"
        type="number"
        domain={[from, to]}
        ticks={ticks}
        interval={0}
        allowDataOverflow
        height={plot.bottom}
        tickLine={false}
        tickMargin={Math.round(5 * typeScale())}
        axisLine={{ stroke: 'var(--hairline)' }}
        tick={{ fill: 'var(--ink-dim)', fontSize: 'var(--chart-text)' }}
        tickFormatter={tickLabel}
      />
      <YAxis
        width={plot.left}
        domain={[values.ticks[0]!, values.ticks.at(-1)!]}
        ticks={values.ticks}
        interval={0}
        tickLine={false}
        axisLine={false}
        tick={{ fill: 'var(--ink-dim)', fontSize: 'var(--chart-text)' }}
        tickFormatter={(value: number) => axisText(model.unit, value, values.step)}
      />
      {model.series.map((series) => (isFilled(series) ? areaOf(id, model, series) : null))}
      {references.map(({ value, label, colour, position }) => (
        <ReferenceLine
          key={label}
          y={value}
          stroke={colour}
          strokeDasharray="2 4"
          label={{
            value: label,
            position,
            className: 'halo',
            fill: 'var(--ink-dim)',
            fontSize: 'var(--chart-text)',
          }}
        />
      ))}
      {moments.map(({ tick, label, word }) => (
        <ReferenceLine
          key={`${tick}:${label}`}
          x={tick}
          stroke="var(--ink-dim)"
          strokeWidth={1}
          {...(word === null
            ? {}
            : {
                label: {
                  value: label,
                  position: word.side === 'left' ? 'insideBottomRight' : 'insideBottomLeft',
                  dy: -(4 + word.line * 18) * typeScale(),
                  className: 'halo',
                  fill: 'var(--ink)',
                  fontSize: 'var(--chart-text)',
                },
              })}
        />
      ))}
      {model.series.map((series) => (isFilled(series) ? null : lineOf(series, rows)))}
    </ComposedChart>
  );
});

const isFilled = ({ draw }: TimeSeries) => draw === 'area' || draw === 'bars' || draw === 'band';

function areaOf(chart: string, { stacked }: TimeModel, series: TimeSeries) {
  const band = series.draw === 'band';
  // Bars that stand on nothing may stand before one another.
  const apart = series.draw === 'bars' && !stacked;
  return (
    <Area
      key={series.key}
      dataKey={series.key}
      type={series.draw === 'bars' ? 'step' : 'linear'}
      stroke={band ? 'none' : series.colour}
      strokeWidth={apart ? 'var(--line-width)' : 1}
      fill={fillOf(chart, series)}
      fillOpacity={band ? 0.14 : apart ? 0.22 : series.pattern ? 1 : 0.72}
      isAnimationActive={false}
      activeDot={false}
      connectNulls={band}
      {...(stacked ? { stackId: 'all' } : {})}
    />
  );
}

/** A line; where it has values here and there only, dots as well, so that each can be seen. */
function lineOf(series: TimeSeries, rows: readonly DrawnRow[]) {
  const present = rows.filter((row) => row[series.key] !== null).length;
  const sparse = present < 3 || present < rows.length / 2;
  return (
    <Line
      key={series.key}
      dataKey={series.key}
      type={series.draw === 'step' ? 'stepAfter' : 'linear'}
      stroke={series.colour}
      strokeWidth="var(--line-width)"
      strokeLinejoin="round"
      isAnimationActive={false}
      activeDot={false}
      dot={sparse ? { r: 3, fill: series.colour, strokeWidth: 0 } : false}
      connectNulls
      {...(series.draw === 'dashed' ? { strokeDasharray: '6 4' } : {})}
    />
  );
}

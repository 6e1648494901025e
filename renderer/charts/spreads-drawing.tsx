import { memo } from 'react';
import { percent, short } from '../words/number-format.js';
import type { VoteSpreads } from './models/rehearsal/vote-spreads.js';
import { drawingSize } from './type-scale.js';

export interface SpreadsDrawingProps {
  readonly model: VoteSpreads;
  readonly symbol: string;
  readonly width: number;
  readonly height: number;
}

const margin = { left: 64, right: 36, top: 24, bottom: 24 };

/** Bars of simulated votes, lightest where they seldom are, with what decides across them. */
export const SpreadsDrawing = memo(function SpreadsDrawing(props: SpreadsDrawingProps) {
  const { model, symbol } = props;
  const { width, height, svg } = drawingSize(props);
  const { rows, limit, to, ticks } = model;
  const x = (tokens: number) => margin.left + (Math.min(tokens, to) / to) * (width - margin.left - margin.right);
  const bottom = height - margin.bottom;
  const band = (bottom - margin.top) / rows.length;
  const thick = Math.min(26, band * 0.5);
  const text = { fill: 'var(--ink-dim)', fontSize: 'var(--chart-text)' };
  const right = x(limit.votes) > width * 0.62;
  return (
    <svg {...svg} aria-hidden="true">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={margin.top} y2={bottom} stroke="var(--gridline)" />
          <text x={x(tick)} y={height - 6} textAnchor="middle" {...text}>
            {short(tick)}
          </text>
        </g>
      ))}
      {rows.map(({ key, label, colour, spread }, at) => {
        const middle = margin.top + band * (at + 0.5);
        const bar = (from: number, until: number, opacity: number, high: number) => (
          <rect
            x={x(from)}
            y={middle - high / 2}
            width={Math.max(1, x(until) - x(from))}
            height={high}
            rx={2}
            fill={colour}
            fillOpacity={opacity}
          />
        );
        return (
          <g key={key}>
            <title>{`${label}: ${short(spread.median)} ${symbol} in the middle run, ${short(spread.p05)} to ${short(spread.p95)} in nine of ten`}</title>
            <rect x={0} y={middle - band / 2} width={width} height={band} fill="transparent" />
            <text x={margin.left - 10} y={middle + 4} textAnchor="end" fill={colour} fontWeight={600} fontSize={13}>
              {label}
            </text>
            {bar(spread.p05, spread.p95, 0.32, thick * 0.62)}
            {bar(spread.p25, spread.p75, 1, thick)}
            <line
              x1={x(spread.median)}
              x2={x(spread.median)}
              y1={middle - thick / 2 - 3}
              y2={middle + thick / 2 + 3}
              stroke="var(--surface)"
              strokeWidth={5}
            />
            <line
              x1={x(spread.median)}
              x2={x(spread.median)}
              y1={middle - thick / 2 - 3}
              y2={middle + thick / 2 + 3}
              stroke="var(--ink)"
              strokeWidth={2}
            />
          </g>
        );
      })}
      {limit.votes > 0 && (
        <g>
          <line
            x1={x(limit.votes)}
            x2={x(limit.votes)}
            y1={12}
            y2={bottom}
            stroke="var(--ink)"
            strokeWidth={2}
            strokeDasharray="6 3"
          />
          <text
            className="halo"
            x={x(limit.votes) + (right ? -7 : 7)}
            y={15}
            textAnchor={right ? 'end' : 'start'}
            fill="var(--ink)"
            fontSize="var(--chart-text)"
            fontWeight={600}
          >
            {`${limit.kind} ${short(limit.votes)} ${symbol}, reached in ${percent(limit.reached)}`}
          </text>
        </g>
      )}
    </svg>
  );
});

import { memo, useId } from 'react';
import { meaningColour } from '../theme/family-colours.js';
import { decimal, percent } from '../words/number-format.js';
import type { OutcomeHistogram } from './models/rehearsal/outcome-histogram.js';
import { fillOf, PatternDefinitions } from './patterns.js';
import { roundTicks } from './round-steps.js';
import { drawingSize } from './type-scale.js';

/** What the bars' colours stand for. */
export const outcomeLegend = [
  { key: 'passed', label: 'passed', colour: meaningColour('for'), draw: 'area' },
  { key: 'failed', label: 'failed', colour: meaningColour('against'), draw: 'area', pattern: 'hatch' },
] as const;

export interface OutcomeDrawingProps {
  readonly model: OutcomeHistogram;
  /** A share worth a line, with its word. */
  readonly line: { readonly at: number; readonly label: string } | null;
  readonly width: number;
  readonly height: number;
}

const margin = { left: 46, right: 24, top: 20, bottom: 24 };

/** Bars over a share, passed below and failed above; the height is the share of all simulated votes. */
export const OutcomeDrawing = memo(function OutcomeDrawing({ model, line, ...room }: OutcomeDrawingProps) {
  const { width, height, svg } = drawingSize(room);
  const id = useId().replaceAll(/\W/g, '');
  const { bars, from, to, most } = model;
  const bottom = height - margin.bottom;
  const x = (share: number) =>
    margin.left + ((share - from) / Math.max(1e-9, to - from)) * (width - margin.left - margin.right);
  const y = (share: number) => bottom - (share / Math.max(1e-9, most)) * (bottom - margin.top);
  const step = roundTicks(to - from, Math.max(2, Math.floor(width / 90)))[1] ?? 1;
  const first = Math.ceil(from / step - 1e-9);
  const across = Array.from({ length: Math.floor(to / step + 1e-9) - first + 1 }, (_, at) => (first + at) * step);
  const ink = { fill: 'var(--ink-dim)', fontSize: 'var(--chart-text)' };
  const right = line !== null && x(line.at) > width * 0.6;
  return (
    <svg {...svg} aria-hidden="true">
      <PatternDefinitions chart={id} series={outcomeLegend} />
      {roundTicks(most, 4).map((share) => (
        <g key={share}>
          <line x1={margin.left} x2={width - margin.right} y1={y(share)} y2={y(share)} stroke="var(--gridline)" />
          <text x={margin.left - 6} y={y(share) + 4} textAnchor="end" {...ink}>
            {decimal(share * 100, 1)} %
          </text>
        </g>
      ))}
      {bars.map(({ from: left, to: end, passed, failed }) => (
        <g key={left}>
          <title>{`${percent(left)} to ${percent(end)}: ${percent(passed)} of the runs passed here, ${percent(failed)} failed`}</title>
          <rect x={x(left)} width={x(end) - x(left)} y={margin.top} height={bottom - margin.top} fill="transparent" />
          <rect
            x={x(left) + 0.5}
            width={Math.max(0.5, x(end) - x(left) - 1)}
            y={y(passed)}
            height={bottom - y(passed)}
            fill={fillOf(id, outcomeLegend[0])}
          />
          <rect
            x={x(left) + 0.5}
            width={Math.max(0.5, x(end) - x(left) - 1)}
            y={y(passed + failed)}
            height={y(passed) - y(passed + failed)}
            fill={fillOf(id, outcomeLegend[1])}
          />
        </g>
      ))}
      {across.map((share) => (
        <text key={share} x={x(share)} y={height - 6} textAnchor="middle" {...ink}>
          {decimal(share * 100, 1)} %
        </text>
      ))}
      {line !== null && (
        <g>
          <line
            x1={x(line.at)}
            x2={x(line.at)}
            y1={8}
            y2={bottom}
            stroke="var(--ink)"
            strokeWidth={2}
            strokeDasharray="6 3"
          />
          <text
            className="halo"
            x={x(line.at) + (right ? -6 : 6)}
            y={14}
            textAnchor={right ? 'end' : 'start'}
            {...ink}
            fill="var(--ink)"
          >
            {line.label}
          </text>
        </g>
      )}
    </svg>
  );
});

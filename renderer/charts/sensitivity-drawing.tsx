import { memo } from 'react';
import { decimal, percent } from '../words/number-format.js';
import type { TurnoutSensitivity } from './models/rehearsal/turnout-sensitivity.js';
import { drawingSize } from './type-scale.js';

export interface SensitivityDrawingProps {
  readonly model: TurnoutSensitivity;
  readonly width: number;
  readonly height: number;
}

const margin = { left: 54, right: 24, top: 12, bottom: 42 };

/** Lines over factors of turnout, each factor with the turnout that it gives. */
export const SensitivityDrawing = memo(function SensitivityDrawing({ model, ...room }: SensitivityDrawingProps) {
  const { width, height, svg } = drawingSize(room);
  const { lines, marks, from, to } = model;
  const bottom = height - margin.bottom;
  const x = (place: number) =>
    margin.left + ((place - from) / Math.max(1e-9, to - from)) * (width - margin.left - margin.right);
  const y = (share: number) => bottom - share * (bottom - margin.top);
  const ink = { fill: 'var(--ink-dim)', fontSize: 'var(--chart-text)' };
  const every = Math.ceil((marks.length * 56) / Math.max(1, width - margin.left - margin.right));
  const asIs = marks.findIndex(({ factor }) => factor === 1);
  return (
    <svg {...svg} aria-hidden="true">
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line x1={margin.left} x2={width - margin.right} y1={y(share)} y2={y(share)} stroke="var(--gridline)" />
          <text x={margin.left - 6} y={y(share) + 4} textAnchor="end" {...ink}>
            {share * 100} %
          </text>
        </g>
      ))}
      {marks.map(({ place, factor, turnout }, at) => (
        <g key={place}>
          {factor === 1 && (
            <line x1={x(place)} x2={x(place)} y1={margin.top} y2={bottom} stroke="var(--ink-dim)" strokeWidth={1} />
          )}
          {(at - Math.max(0, asIs)) % every === 0 && (
            <>
              <text x={x(place)} y={bottom + 16} textAnchor="middle" {...ink} fill="var(--ink)">
                {factor === 1 ? 'as is' : `× ${decimal(factor, 2)}`}
              </text>
              <text x={x(place)} y={bottom + 32} textAnchor="middle" {...ink}>
                {percent(turnout)}
              </text>
            </>
          )}
        </g>
      ))}
      {lines.map(({ key, label, colour, draw, points }) => (
        <g key={key}>
          <polyline
            points={points.map(([place, share]) => `${x(place).toFixed(1)},${y(share).toFixed(1)}`).join(' ')}
            fill="none"
            stroke={colour}
            strokeWidth={key === 'passes' ? 5 : 2}
            {...(draw === 'dashed' ? { strokeDasharray: '5 3' } : {})}
          />
          {points.map(([place, share]) => (
            <circle key={place} cx={x(place)} cy={y(share)} r={key === 'passes' ? 5 : 2.5} fill={colour}>
              <title>{`${label} in ${percent(share)} with odds to vote × ${decimal(2 ** place, 2)}`}</title>
            </circle>
          ))}
        </g>
      ))}
    </svg>
  );
});

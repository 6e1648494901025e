import { memo } from 'react';
import { meaningColour } from '../theme/family-colours.js';
import { count, percent } from '../words/number-format.js';
import type { CalibrationPoint } from './models/rehearsal/calibration-points.js';
import { drawingSize } from './type-scale.js';

export interface CalibrationDrawingProps {
  readonly points: readonly CalibrationPoint[];
  /** What is counted: proposals, or votes. */
  readonly counted: string;
  readonly width: number;
  readonly height: number;
}

const margin = { left: 56, right: 28, top: 14, bottom: 40 };
const largest = 15;

/** What was forecast against what happened: right forecasts lie on the diagonal. */
export const CalibrationDrawing = memo(function CalibrationDrawing(props: CalibrationDrawingProps) {
  const { points, counted } = props;
  const { width, height, svg } = drawingSize(props);
  const bottom = height - margin.bottom;
  const x = (share: number) => margin.left + share * (width - margin.left - margin.right);
  const y = (share: number) => bottom - share * (bottom - margin.top);
  const ink = { fill: 'var(--ink-dim)', fontSize: 'var(--chart-text)' };
  return (
    <svg {...svg} aria-hidden="true">
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line x1={x(0)} x2={x(1)} y1={y(share)} y2={y(share)} stroke="var(--gridline)" />
          <text x={margin.left - 8} y={y(share) + 4} textAnchor="end" {...ink}>
            {share * 100} %
          </text>
          <text x={x(share)} y={bottom + 17} textAnchor="middle" {...ink}>
            {share * 100} %
          </text>
        </g>
      ))}
      <text x={x(1)} y={height - 6} textAnchor="end" {...ink}>
        forecast →
      </text>
      <text x={x(0) + 6} y={margin.top + 8} {...ink} className="halo">
        ↑ happened
      </text>
      <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke="var(--ink-dim)" strokeDasharray="5 4" />
      <polyline
        points={points.map(({ forecast, observed }) => `${x(forecast).toFixed(1)},${y(observed).toFixed(1)}`).join(' ')}
        fill="none"
        stroke={meaningColour('accuracy')}
        strokeOpacity={0.4}
      />
      {points.map(({ forecast, observed, n, size }) => (
        <circle
          key={forecast}
          cx={x(forecast)}
          cy={y(observed)}
          r={Math.max(3, largest * size)}
          fill={meaningColour('accuracy')}
          fillOpacity={0.7}
          stroke={meaningColour('accuracy')}
        >
          <title>{`${count(n)} ${counted} forecast with ${percent(forecast)} on average: ${percent(observed)} happened`}</title>
        </circle>
      ))}
    </svg>
  );
});

import { memo } from 'react';
import type { FederationRound } from '../../simulations/api/contract/index.js';
import { meaningColour } from '../theme/family-colours.js';
import { count, short } from '../words/number-format.js';
import { drawingSize } from './type-scale.js';

type Histogram = NonNullable<FederationRound['inspection']>['histograms'][number];

export interface WeightsDrawingProps {
  readonly histograms: readonly Histogram[];
  readonly width: number;
  readonly height: number;
}

const margin = { left: 12, right: 12, head: 18, foot: 16 };

/** A small histogram for each of the model's tensors, in the model's order; the dotted line is zero. */
export const WeightsDrawing = memo(function WeightsDrawing({ histograms, ...room }: WeightsDrawingProps) {
  const { width, height, svg } = drawingSize(room);
  const perRow = histograms.length > 2 && width > 380 ? 2 : 1;
  const rows = Math.ceil(histograms.length / perRow);
  const [wide, high] = [width / perRow, height / rows];
  return (
    <svg {...svg} aria-hidden="true">
      {histograms.map((histogram, at) => (
        <g key={histogram.name} transform={`translate(${(at % perRow) * wide} ${Math.floor(at / perRow) * high})`}>
          <One histogram={histogram} width={wide} height={high} />
        </g>
      ))}
    </svg>
  );
});

function One({
  histogram,
  width,
  height,
}: {
  readonly histogram: Histogram;
  readonly width: number;
  readonly height: number;
}) {
  const { name, from, to, counts } = histogram;
  const most = Math.max(1, ...counts);
  const total = counts.reduce((sum, one) => sum + one, 0);
  const room = width - margin.left - margin.right;
  const bar = room / Math.max(1, counts.length);
  const bottom = height - margin.foot;
  const tall = Math.max(1, bottom - margin.head - 2);
  const zero = from < 0 && to > 0 ? margin.left + (-from / (to - from)) * room : null;
  const ink = { fill: 'var(--ink-dim)', fontSize: 'var(--chart-text)' };
  return (
    <>
      <text x={margin.left} y={12} {...ink} fill="var(--ink)">
        {name}
      </text>
      <text x={width - margin.right} y={12} textAnchor="end" {...ink}>
        {count(total)}
        {width > 250 && (total === 1 ? ' weight' : ' weights')}
      </text>
      {counts.map((one, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
          key={at}
          x={margin.left + at * bar}
          y={bottom - (one / most) * tall}
          width={Math.max(0.5, bar - 0.5)}
          height={(one / most) * tall}
          fill={meaningColour('accuracy')}
          fillOpacity={0.75}
        />
      ))}
      <line x1={margin.left} x2={width - margin.right} y1={bottom} y2={bottom} stroke="var(--hairline)" />
      {zero !== null && (
        <line x1={zero} x2={zero} y1={margin.head} y2={bottom} stroke="var(--ink)" strokeDasharray="1 3" />
      )}
      <text x={margin.left} y={height - 3} {...ink}>
        {short(from)}
      </text>
      <text x={width - margin.right} y={height - 3} textAnchor="end" {...ink}>
        {short(to)}
      </text>
    </>
  );
}

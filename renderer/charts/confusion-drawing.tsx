import { memo, useState } from 'react';
import { count, percent } from '../words/number-format.js';
import classes from './charts.module.css';
import type { ConfusionCell, ConfusionModel } from './models/federation/confusion.js';
import { drawingSize } from './type-scale.js';

export interface ConfusionDrawingProps {
  readonly model: ConfusionModel;
  readonly names: readonly string[];
  readonly shares: boolean;
  readonly width: number;
  readonly height: number;
}

const foot = 40;

/** A confusion matrix: right ones on the diagonal in blue, mistakes in orange, the stronger the larger their share. */
export const ConfusionDrawing = memo(function ConfusionDrawing(props: ConfusionDrawingProps) {
  const { model, names, shares } = props;
  const { width, height, scale, svg } = drawingSize(props);
  const [over, setOver] = useState<ConfusionCell | null>(null);
  const shown = (label: number) => clipped(names[label] ?? String(label));
  const head = 36 + Math.max(...Array.from({ length: model.classes }, (_, label) => shown(label).length)) * 7;
  const wide = Math.min((width - head - 12) / model.classes, ((height - foot) / model.classes) * 2.2);
  const high = (height - foot) / model.classes;
  const left = head + Math.max(0, (width - head - 12 - wide * model.classes) / 2);
  const every = Math.max(1, Math.ceil(14 / high));
  const gap = Math.min(wide, high) > 8 ? 1 : 0;
  return (
    <>
      <svg {...svg} aria-hidden="true" onPointerLeave={() => setOver(null)}>
        {model.cells.map((cell) => {
          const { truth, predicted, share } = cell;
          const strength = Math.round(share ** 0.55 * 100);
          const side = truth === predicted ? 'minus' : 'plus';
          return (
            <g key={`${truth}-${predicted}`} onPointerEnter={() => setOver(cell)}>
              <rect
                x={left + predicted * wide}
                y={truth * high}
                width={wide - gap}
                height={high - gap}
                fill={`color-mix(in oklab, var(--diverging-${side}) ${strength}%, var(--diverging-zero))`}
                {...(cell === over ? { stroke: 'var(--ink)', strokeWidth: 2 } : {})}
              />
              {cell.count > 0 && wide > 26 && high > 14 && (
                <text
                  x={left + (predicted + 0.5) * wide}
                  y={(truth + 0.5) * high + 4}
                  textAnchor="middle"
                  fontSize="var(--chart-text)"
                  fill={strength > 62 ? 'var(--on-diverging)' : 'var(--ink)'}
                  pointerEvents="none"
                >
                  {shares ? `${Math.round(share * 100)}` : cell.count}
                </text>
              )}
            </g>
          );
        })}
        {Array.from({ length: model.classes }, (_, label) =>
          label % every === 0 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the label
            <g key={label} fill="var(--ink-dim)" fontSize="var(--chart-text)">
              <text x={left - 8} y={(label + 0.5) * high + 4} textAnchor="end">
                {shown(label)}
              </text>
              {wide > shown(label).length * 7 && (
                <text x={left + (label + 0.5) * wide} y={model.classes * high + 15} textAnchor="middle">
                  {shown(label)}
                </text>
              )}
            </g>
          ) : null,
        )}
        <text
          x={left + (wide * model.classes) / 2}
          y={height - 6}
          textAnchor="middle"
          fill="var(--ink-dim)"
          fontSize="var(--chart-text)"
        >
          what the model takes it for
        </text>
        <text
          transform={`translate(${left - head + 22} ${(model.classes * high) / 2}) rotate(-90)`}
          textAnchor="middle"
          fill="var(--ink-dim)"
          fontSize="var(--chart-text)"
        >
          what it is
        </text>
      </svg>
      {over !== null && (
        <div
          className={classes.tooltip}
          style={
            over.predicted < model.classes / 2
              ? { left: (left + (over.predicted + 1) * wide + 8) * scale }
              : { right: (width - left - over.predicted * wide + 8) * scale }
          }
        >
          <div className={classes.tooltipHead}>
            {names[over.truth]} {over.truth === over.predicted ? 'recognised' : `taken for ${names[over.predicted]}`}
          </div>
          {count(over.count)} examples, {percent(over.share)} of all {names[over.truth]}
        </div>
      )}
    </>
  );
});

function clipped(name: string): string {
  return name.length > 12 ? `${name.slice(0, 11)}…` : name;
}

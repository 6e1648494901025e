import { memo, useState } from 'react';
import { familyColour } from '../theme/family-colours.js';
import { attackerName } from '../words/attacks.js';
import { decimal } from '../words/number-format.js';
import classes from './charts.module.css';
import { namedRows, nearlySame, type SimilarityModel } from './models/federation/similarity.js';
import { drawingSize } from './type-scale.js';

export interface SimilarityDrawingProps {
  readonly model: SimilarityModel;
  readonly width: number;
  readonly height: number;
  readonly selected: number | null;
}

const axis = 40;
const scaleWidth = 74;

/** Cosines of all pairs of updates as a square of colours; pairs that are nearly the same have a frame. */
export const SimilarityDrawing = memo(function SimilarityDrawing(props: SimilarityDrawingProps) {
  const { model, selected } = props;
  const { width, height, scale, svg } = drawingSize(props);
  const [over, setOver] = useState<readonly [row: number, column: number] | null>(null);
  const count = model.clients.length;
  const side = Math.max(1, Math.min(width - axis - scaleWidth - 8, height - axis));
  const cell = side / count;
  const left = axis + Math.max(0, (width - axis - scaleWidth - side) / 2);
  const top = 4;
  const named = namedRows(model.attacks, cell, 13);
  const everyColumn = Math.ceil(20 / cell);
  const gap = cell > 6 ? 1 : 0;
  const at = (event: React.PointerEvent<SVGRectElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * count);
    const row = Math.floor(((event.clientY - box.top) / box.height) * count);
    return [Math.min(count - 1, Math.max(0, row)), Math.min(count - 1, Math.max(0, column))] as const;
  };
  return (
    <>
      <svg {...svg} aria-hidden="true">
        <g shapeRendering={gap === 0 ? 'crispEdges' : 'auto'}>
          {model.cosines.map((row, y) =>
            row.map((cosine, x) => (
              <rect
                key={`${model.clients[y]}-${model.clients[x]}`}
                x={left + x * cell}
                y={top + y * cell}
                width={cell - gap}
                height={cell - gap}
                fill={divergingColour(cosine)}
              />
            )),
          )}
        </g>
        {cell > 34 &&
          model.cosines.map((row, y) =>
            row.map((cosine, x) => (
              <text
                key={`${model.clients[y]}-${model.clients[x]}`}
                x={left + (x + 0.5) * cell}
                y={top + (y + 0.5) * cell + 4}
                textAnchor="middle"
                fontSize="var(--chart-text)"
                fill={Math.abs(cosine) > 0.6 ? 'var(--on-diverging)' : 'var(--ink)'}
              >
                {decimal(Math.round(cosine * 100) / 100 || 0, 2)}
              </text>
            )),
          )}
        <g fill="none" stroke="var(--ink)" strokeWidth={cell > 10 ? 2 : 1}>
          {model.cosines.map((row, y) =>
            row.map((cosine, x) =>
              x === y || cosine < nearlySame ? null : (
                <rect
                  key={`${model.clients[y]}-${model.clients[x]}`}
                  x={left + x * cell + 0.5}
                  y={top + y * cell + 0.5}
                  width={cell - gap - 1}
                  height={cell - gap - 1}
                />
              ),
            ),
          )}
        </g>
        {model.clients.map((client, place) => {
          const bad = model.attacks[place] !== null;
          const ink = {
            fill: bad ? familyColour('attackers', 3) : 'var(--ink-dim)',
            fontWeight: client === selected ? 700 : bad ? 600 : 400,
            fontSize: 'var(--chart-text)',
          };
          const middle = (place + 0.5) * cell;
          return (
            <g key={`${client}-${model.clients.indexOf(client) === place ? '' : place}`}>
              {named.has(place) && (
                <text x={left - 6} y={top + middle + 4} textAnchor="end" {...ink}>
                  {bad ? `◆ ${client}` : client}
                </text>
              )}
              {place % everyColumn === 0 && (
                <text x={left + middle} y={top + side + 15} textAnchor="middle" {...ink}>
                  {client}
                </text>
              )}
            </g>
          );
        })}
        <text
          x={left + side / 2}
          y={top + side + 31}
          textAnchor="middle"
          fill="var(--ink-dim)"
          fontSize="var(--chart-text)"
        >
          client{model.updates > count ? ` (the first ${count} of ${model.updates} updates)` : ''}
        </text>
        <Scale x={left + side + 18} top={top} height={Math.min(side, 220)} />
        <rect
          x={left}
          y={top}
          width={side}
          height={side}
          fill="transparent"
          onPointerMove={(event) => setOver(at(event))}
          onPointerLeave={() => setOver(null)}
        />
        {over !== null && (
          <rect
            x={left + over[1] * cell}
            y={top + over[0] * cell}
            width={cell}
            height={cell}
            fill="none"
            stroke="var(--ink)"
            strokeWidth={2}
            pointerEvents="none"
          />
        )}
      </svg>
      {over !== null && (
        <PairWords model={model} over={over} width={props.width} left={(left + over[1] * cell) * scale} />
      )}
    </>
  );
});

interface PairWordsProps {
  readonly model: SimilarityModel;
  readonly over: readonly [number, number];
  readonly width: number;
  readonly left: number;
}

function PairWords({ model, over: [row, column], width, left }: PairWordsProps) {
  const name = (place: number) => {
    const attack = model.attacks[place] ?? null;
    return `client ${model.clients[place]}${attack === null ? '' : `, ${attackerName(attack).toLowerCase()}`}`;
  };
  const cosine = model.cosines[row]?.[column] ?? 0;
  return (
    <div className={classes.tooltip} style={left > width / 2 ? { right: width - left + 10 } : { left: left + 34 }}>
      <div className={classes.tooltipHead}>cosine {decimal(cosine, 3)}</div>
      <div>{name(row)}</div>
      {row !== column && <div>{name(column)}</div>}
    </div>
  );
}

/** What the colours stand for. */
function Scale({ x, top, height }: { readonly x: number; readonly top: number; readonly height: number }) {
  const steps = 40;
  return (
    <g>
      {Array.from({ length: steps }, (_, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a step of the scale is its place
          key={at}
          x={x}
          y={top + (at * height) / steps}
          width={12}
          height={height / steps + 0.5}
          fill={divergingColour(1 - (2 * at) / (steps - 1))}
        />
      ))}
      {(
        [
          [1, '1 same'],
          [0, '0'],
          [-1, '−1'],
        ] as const
      ).map(([value, word]) => (
        <text
          key={word}
          x={x + 17}
          y={top + ((1 - value) / 2) * height + (value === 1 ? 10 : value === 0 ? 4 : -1)}
          fill="var(--ink-dim)"
          fontSize="var(--chart-text)"
        >
          {word}
        </text>
      ))}
    </g>
  );
}

/** Orange for the same direction, blue for the opposite one, the ground's own colour between: told apart by everybody. */
function divergingColour(value: number): string {
  const strength = Math.round(Math.min(1, Math.abs(value)) ** 0.8 * 100);
  return `color-mix(in oklab, var(--diverging-${value < 0 ? 'minus' : 'plus'}) ${strength}%, var(--diverging-zero))`;
}

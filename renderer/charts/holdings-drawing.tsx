import { memo, useState } from 'react';
import { familyColour } from '../theme/family-colours.js';
import { inkOnLabel, labelColour } from '../theme/label-colours.js';
import { attackerName } from '../words/attacks.js';
import { count, decimal, percent } from '../words/number-format.js';
import classes from './charts.module.css';
import type { HoldingsBar, HoldingsModel } from './models/federation/holdings.js';
import { PatternDefinitions } from './patterns.js';
import { drawingSize } from './type-scale.js';

export interface HoldingsDrawingProps {
  readonly id: string;
  readonly model: HoldingsModel;
  readonly share: boolean;
  readonly classNames: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly selected: number | null;
  onClient?(client: number): void;
}

const margin = { left: 56, right: 16, top: 10 };
/** Below the bars: their numbers, and what these are where there is room for it. */
const below = { numbers: 24, words: 16 };
/** A drawing that is lower has none for it. */
const lowest = 110;

/** One bar a client, its labels stacked; adversaries stand on a hatched foot. */
export const HoldingsDrawing = memo(function HoldingsDrawing(props: HoldingsDrawingProps) {
  const { id, model, share, classNames, selected, onClient } = props;
  const { width, height, scale, svg } = drawingSize(props);
  const [hovered, setHovered] = useState<HoldingsBar | null>(null);
  const room = width - margin.left - margin.right;
  const step = room / Math.max(1, model.bars.length);
  const wide = Math.min(step * (step > 6 ? 0.82 : 0.92), 72);
  const told = height >= lowest;
  const bottom = height - below.numbers - (told ? below.words : 0);
  const top = model.scale.at(-1) ?? 1;
  const y = (value: number) => bottom - (value / top) * (bottom - margin.top);
  const left = (at: number) => margin.left + at * step + (step - wide) / 2;
  const everyLabel = Math.max(1, Math.ceil(26 / step));
  const everyMark = Math.max(1, Math.ceil((15 * (model.scale.length - 1)) / Math.max(1, bottom - margin.top)));
  const place = hovered === null ? 0 : left(model.bars.indexOf(hovered)) + wide / 2;
  return (
    <>
      <svg {...svg} aria-hidden="true" onPointerLeave={() => setHovered(null)}>
        <PatternDefinitions
          chart={id}
          series={[{ key: 'adversary', colour: familyColour('attackers', 3), pattern: 'cross' }]}
        />
        {model.scale.map((mark, at) => (
          <g key={mark}>
            <line x1={margin.left} x2={width - margin.right} y1={y(mark)} y2={y(mark)} stroke="var(--gridline)" />
            {at % everyMark === 0 && (
              <text
                x={margin.left - 8}
                y={y(mark) + 4}
                textAnchor="end"
                fill="var(--ink-dim)"
                fontSize="var(--chart-text)"
              >
                {share ? `${decimal(mark * 100, 0)} %` : count(mark)}
              </text>
            )}
          </g>
        ))}
        {model.bars.map((bar, at) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table of clients selects by keyboard
          <g
            key={bar.client}
            onPointerEnter={() => setHovered(bar)}
            onClick={() => onClient?.(bar.client)}
            style={onClient ? { cursor: 'pointer' } : undefined}
          >
            <rect
              x={margin.left + at * step}
              y={margin.top}
              width={step}
              height={height - margin.top - 16}
              fill="transparent"
            />
            {bar.segments.map(({ label, from, to }) => (
              <g key={label}>
                <rect
                  x={left(at)}
                  y={y(to)}
                  width={wide}
                  height={Math.max(0.5, y(from) - y(to))}
                  fill={labelColour(label)}
                  {...(step > 10 ? { stroke: 'var(--surface)', strokeWidth: 0.75 } : {})}
                />
                {wide > 13 && y(from) - y(to) > 13 && (classNames[label] ?? '').length * 7 < wide && (
                  <text
                    x={left(at) + wide / 2}
                    y={(y(from) + y(to)) / 2 + 4}
                    textAnchor="middle"
                    fontSize="var(--chart-text)"
                    fill={inkOnLabel(label)}
                  >
                    {classNames[label]}
                  </text>
                )}
              </g>
            ))}
            {bar.attack !== null && (
              <>
                <rect x={left(at)} y={bottom + 2} width={wide} height={7} fill={`url(#${id}-adversary)`} />
                <rect
                  x={left(at)}
                  y={bottom + 2}
                  width={wide}
                  height={7}
                  fill="none"
                  stroke={familyColour('attackers', 3)}
                />
              </>
            )}
            {(bar === hovered || bar.client === selected) && (
              <rect
                x={left(at) - 1.5}
                y={y(bar.segments.at(-1)?.to ?? 0) - 1.5}
                width={wide + 3}
                height={bottom - y(bar.segments.at(-1)?.to ?? 0) + 3}
                fill="none"
                stroke="var(--ink)"
                strokeWidth={bar.client === selected ? 2 : 1}
              />
            )}
            {at % everyLabel === 0 && (
              <text
                x={left(at) + wide / 2}
                y={bottom + 23}
                textAnchor="middle"
                fill="var(--ink-dim)"
                fontSize="var(--chart-text)"
              >
                {bar.client}
              </text>
            )}
          </g>
        ))}
        {told && (
          <text
            x={margin.left + room / 2}
            y={height - 2}
            textAnchor="middle"
            fill="var(--ink-dim)"
            fontSize="var(--chart-text)"
          >
            client{model.every > 1 ? ` (every ${model.every}th is shown)` : ''}
          </text>
        )}
      </svg>
      {hovered !== null && (
        <div
          className={classes.tooltip}
          style={{
            maxHeight: props.height,
            ...(place > width / 2 ? { right: (width - place + 14) * scale } : { left: (place + 14) * scale }),
          }}
        >
          <HoldingsWords
            bar={hovered}
            classNames={classNames}
            lines={Math.max(1, Math.min(mostLines, Math.floor(height / wordsHeight) - aroundLines))}
          />
        </div>
      )}
    </>
  );
});

/** Labels that are told of at most, the height of one (px, at the usual size), and how many more lines there are. */
const mostLines = 10;
const wordsHeight = 19;
const aroundLines = 4;

interface HoldingsWordsProps {
  readonly bar: HoldingsBar;
  readonly classNames: readonly string[];
  readonly lines: number;
}

function HoldingsWords({ bar, classNames, lines }: HoldingsWordsProps) {
  const largest = [...bar.segments].sort((a, b) => b.examples - a.examples);
  return (
    <>
      <div className={classes.tooltipHead}>
        Client {bar.client}
        <span> · {count(bar.examples)} examples</span>
      </div>
      {bar.attack !== null && <div>{attackerName(bar.attack)}</div>}
      {bar.noise !== null && <div>noise with a standard deviation of {decimal(bar.noise, 3)}</div>}
      {largest.slice(0, lines).map(({ label, examples }) => (
        <div key={label} className={classes.tooltipRow}>
          <span style={{ width: 10, height: 10, borderRadius: 2, background: labelColour(label) }} />
          <span className={classes.tooltipLabel}>{classNames[label] ?? label}</span>
          <span className={classes.number}>
            {count(examples)} ({percent(examples / bar.examples)})
          </span>
        </div>
      ))}
      {largest.length > lines && <div>and {largest.length - lines} more labels</div>}
    </>
  );
}

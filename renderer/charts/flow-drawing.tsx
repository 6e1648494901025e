import { memo, useId, useMemo, useState } from 'react';
import { roleColour } from '../theme/role-colours.js';
import { count, short } from '../words/number-format.js';
import { flowKindName, partyName } from '../words/parties.js';
import { exactTokens, shortTokens } from '../words/tokens.js';
import classes from './charts.module.css';
import { flowLayout, type PlacedLink, type PlacedNode, roomForAmounts } from './flow-layout.js';
import type { FlowModel } from './models/flows.js';
import { PatternDefinitions } from './patterns.js';
import { typeScale } from './type-scale.js';

interface FlowDrawingProps {
  readonly model: FlowModel;
  readonly width: number;
  readonly height: number;
  readonly symbol: string;
  /** Edges that tokens moved along in the newest tick; a token runs along each of them once. */
  readonly moving: ReadonlySet<string>;
  /** Changes with each tick, so that the same edge can move again. */
  readonly beat: number;
  onParty(party: string): void;
}

const patterned = ['freeRider', 'labelFlipper', 'signFlipper', 'adversary'];

/** Draws where tokens went: parties as bars, amounts as the width of the edges between them. */
export const FlowDrawing = memo(function FlowDrawing({
  model,
  width,
  height,
  symbol,
  moving,
  beat,
  onParty,
}: FlowDrawingProps) {
  const id = useId().replaceAll(/\W/g, '');
  const scale = typeScale();
  const layout = useMemo(() => flowLayout(model, width, height, scale), [model, width, height, scale]);
  const receivers = layout.nodes.find(({ column }) => column === 2)?.x0 ?? width;
  const [hovered, setHovered] = useState<PlacedLink | null>(null);
  const [party, setParty] = useState<string | null>(null);
  const lit = (link: PlacedLink) =>
    hovered !== null ? link === hovered : party === null || link.source === party || link.target === party;
  return (
    <>
      <svg width={width} height={height} aria-hidden="true">
        <PatternDefinitions
          chart={id}
          series={patterned.map((key) => ({
            key,
            colour: roleColour(key),
            pattern: key === 'freeRider' ? 'hatch' : 'cross',
          }))}
        />
        <g fill="none">
          {layout.links.map((link) => (
            <path
              key={`${link.source}>${link.target}>${link.kind}`}
              d={link.path}
              stroke={roleColour(link.to.column === 1 ? link.from.party : link.to.party)}
              strokeWidth={link.width}
              strokeOpacity={lit(link) ? 0.42 : 0.08}
              onPointerEnter={() => setHovered(link)}
              onPointerLeave={() => setHovered(null)}
            />
          ))}
        </g>
        <g className={classes.tokens} key={beat}>
          {layout.links.map((link) =>
            moving.has(`${link.source}>${link.target}>${link.kind}`) ? (
              <circle
                key={`${link.source}>${link.target}>${link.kind}`}
                r={3}
                fill={roleColour(link.to.column === 1 ? link.from.party : link.to.party)}
                style={{ offsetPath: `path("${link.path}")` }}
              />
            ) : null,
          )}
        </g>
        {layout.nodes.map((node) => (
          <Party
            key={node.id}
            {...{ node, id, onParty }}
            amounts={width >= roomForAmounts && (node.column !== 1 || receivers - node.x1 > 150 * scale)}
            onHover={setParty}
          />
        ))}
      </svg>
      {hovered !== null && (
        <div
          className={classes.tooltip}
          style={{ left: Math.min(width - 240, (hovered.from.x1 + hovered.to.x0) / 2 - 100), top: 8 }}
        >
          <div className={classes.tooltipHead}>
            {partyName(hovered.from.party)} → {partyName(hovered.to.party)}
          </div>
          <div>
            {flowKindName(hovered.kind)}, {count(hovered.count)} transfers
          </div>
          <div className={classes.number}>
            {exactTokens(hovered.wei)} {symbol}
          </div>
        </div>
      )}
    </>
  );
});

interface PartyProps {
  readonly node: PlacedNode;
  readonly id: string;
  readonly amounts: boolean;
  onHover(party: string | null): void;
  onParty(party: string): void;
}

function Party({ node, id, amounts, onHover, onParty }: PartyProps) {
  const { x0, x1, y0, y1, party, column } = node;
  const height = Math.max(1.5, y1 - y0);
  const left = column === 0;
  const middle = (y0 + y1) / 2;
  const fill = patterned.includes(party) ? `url(#${id}-${party})` : roleColour(party);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: parties can be chosen by keyboard in the inspector and the palette
    <g
      className={classes.party}
      onPointerEnter={() => onHover(node.id)}
      onPointerLeave={() => onHover(null)}
      onClick={() => onParty(party)}
    >
      <rect
        x={x0}
        y={y0}
        width={x1 - x0}
        height={height}
        fill={fill}
        stroke={roleColour(party)}
        strokeWidth={0.75}
        rx={1}
      />
      <text
        x={left ? x0 - 8 : column === 2 ? x1 + 8 : x1 + 6}
        y={middle}
        dy="0.35em"
        className="halo"
        textAnchor={left ? 'end' : 'start'}
        fontSize="var(--chart-text)"
        fill="var(--ink)"
      >
        {partyName(party)} {amounts && <tspan fill="var(--ink-dim)">{short(node.tokens)}</tspan>}
      </text>
    </g>
  );
}

/** The sentence for those who cannot see the picture. */
export function describeFlows({ links, totalWei, nodes }: FlowModel, symbol: string): string {
  if (links.length === 0) return 'Where the tokens went: nothing moved in this stretch of time.';
  const nameOf = (id: string) => partyName(nodes.find((node) => node.id === id)?.party ?? id);
  const largest = [...links].sort((a, b) => b.tokens - a.tokens).slice(0, 4);
  const parts = largest.map(({ source, target, wei }) => `${nameOf(source)} to ${nameOf(target)} ${shortTokens(wei)}`);
  return `Where the tokens went: ${shortTokens(totalWei)} ${symbol} moved; the largest flows: ${parts.join('; ')}.`;
}

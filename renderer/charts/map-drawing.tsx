import { type KeyboardEvent, memo, useMemo, useState } from 'react';
import { short } from '../words/number-format.js';
import type { RunVocabulary } from '../words/run-vocabulary.js';
import { exactTokens, tokensOf } from '../words/tokens.js';
import classes from './map.module.css';
import { labelsThatFit, type MapNode, type MapPath, mapLayout } from './map-layout.js';
import type { MapAmount, MapEdge, ProtocolMap } from './models/protocol-map.js';
import { typeScale } from './type-scale.js';

interface MapDrawingProps {
  readonly map: ProtocolMap;
  readonly width: number;
  readonly height: number;
  readonly vocabulary: RunVocabulary;
  /** The asset whose edges are drawn; all when `null`. */
  readonly asset: string | null;
  /** What moved so far, and how much that is against the most, from 0 to 1. */
  readonly amounts: ReadonlyMap<string, MapAmount>;
  readonly widths: ReadonlyMap<string, number>;
  /** What moved in the tick that is shown, against the most that ever moved in one, from 0 to 1. */
  readonly moving: ReadonlyMap<string, number>;
  /** The tick that is shown: tokens run anew with each. */
  readonly beat: number;
  readonly selected: { readonly edge: string | null; readonly party: string | null };
  onEdge(edge: MapEdge): void;
  onParty(party: string): void;
}

const letter = 6.9;
const textWidth = (text: string, scale: number) => text.length * letter * scale;
/** Of a party's name: as many letters as there is room for, the first of these that lets all stand side by side. */
const lengths = [22, 16, 12] as const;
const shortened = (name: string, most: number) => (name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name);

/** Where a map is larger than its room, its middle is seen first: that is where most is, and its corners are empty. */
function showMiddle(drawing: SVGSVGElement | null): void {
  const room = drawing?.parentElement;
  if (!drawing || !room) return;
  const { width, height } = drawing.getBoundingClientRect();
  room.scrollTo({ left: (width - room.clientWidth) / 2, top: (height - room.clientHeight) / 2 });
}

/** The economy as a graph: parties as boxes, what they give each other as edges, and tokens on their way. */
export const MapDrawing = memo(function MapDrawing(props: MapDrawingProps) {
  const { map, width, height, vocabulary, asset, amounts, widths, moving, beat, selected, onEdge, onParty } = props;
  const scale = typeScale();
  const layout = useMemo(() => {
    const within = (most: number) => {
      const nameOf = (party: string) => shortened(vocabulary.partyName(party), most);
      const sizeOf = (party: string) => ({ width: textWidth(nameOf(party), scale) + 26 * scale, height: 24 * scale });
      return { letters: most, ...mapLayout(map, sizeOf, { width, height }) };
    };
    let found = within(lengths[0]);
    for (const most of lengths.slice(1)) if (found.width > width) found = within(most);
    return found;
  }, [map, vocabulary, width, height, scale]);
  const edges = useMemo(() => new Map(map.edges.map((edge) => [edge.id, edge])), [map]);
  const shown = useMemo(
    () => layout.paths.filter(({ id }) => asset === null || edges.get(id)?.asset === asset),
    [layout, edges, asset],
  );
  const named = useMemo(() => {
    const labels = shown.map(({ id, x, y }) => ({
      id,
      x,
      y,
      width: textWidth(vocabulary.flowName(edges.get(id)?.kind ?? ''), scale),
    }));
    return labelsThatFit(labels, layout.nodes, 15 * scale);
  }, [shown, edges, layout, vocabulary, scale]);
  const [pointed, point] = useState<string | null>(null);
  const lit = ({ id, from, to }: MapEdge) => {
    if (pointed !== null) return pointed === id || pointed === from || pointed === to;
    if (selected.edge !== null) return selected.edge === id;
    return selected.party === null || selected.party === from || selected.party === to;
  };
  const colourOf = ({ from, to }: MapEdge) =>
    vocabulary.colourOf(vocabulary.passesOn(to) || vocabulary.roleOf(to) === 'edge' ? from : to);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset
    <svg
      ref={showMiddle}
      width={layout.width}
      height={layout.height}
      role="group"
      aria-label="Protocol map"
      className={classes.map}
    >
      <g>
        {shown.map((path) => {
          const edge = edges.get(path.id);
          if (edge === undefined) return null;
          return (
            <Edge
              key={path.id}
              {...{ path, edge, vocabulary }}
              colour={colourOf(edge)}
              amount={amounts.get(path.id)}
              width={(1.25 + 5 * (widths.get(path.id) ?? 0)) * Math.sqrt(scale)}
              moves={moving.has(path.id)}
              lit={lit(edge)}
              selected={selected.edge === path.id}
              named={named.has(path.id) || pointed === path.id || selected.edge === path.id}
              onPoint={point}
              onEdge={onEdge}
            />
          );
        })}
      </g>
      <g className={classes.tokens} key={beat}>
        {shown.flatMap(({ id, path }) => {
          const edge = edges.get(id);
          const share = moving.get(id);
          if (edge === undefined || share === undefined) return [];
          // More of them, and larger ones, where more moved.
          return Array.from({ length: 1 + Math.round(4 * share) }, (_, at) => (
            <circle
              // biome-ignore lint/suspicious/noArrayIndexKey: they are one behind another
              key={`${id} ${at}`}
              r={(2.5 + 3.5 * share) * Math.sqrt(scale)}
              fill={colourOf(edge)}
              style={{ offsetPath: `path("${path}")`, animationDelay: `${at * 90}ms` }}
            />
          ));
        })}
      </g>
      <g>
        {layout.nodes.map((node) => (
          <Party
            key={node.id}
            {...{ node, vocabulary, scale }}
            letters={layout.letters}
            selected={selected.party === node.id}
            onPoint={point}
            onParty={onParty}
          />
        ))}
      </g>
    </svg>
  );
});

/** Does what a click does when it is pressed by keyboard. */
const pressed = (does: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  event.stopPropagation();
  does();
};

interface EdgeProps {
  readonly path: MapPath;
  readonly edge: MapEdge;
  readonly vocabulary: RunVocabulary;
  readonly colour: string;
  readonly amount: MapAmount | undefined;
  readonly width: number;
  readonly moves: boolean;
  readonly lit: boolean;
  readonly selected: boolean;
  readonly named: boolean;
  onPoint(id: string | null): void;
  onEdge(edge: MapEdge): void;
}

function Edge({ path, edge, vocabulary, colour, amount, width, moves, lit, selected, named, ...on }: EdgeProps) {
  const { symbol, decimals } = vocabulary.asset(edge.asset);
  const wei = String(amount?.wei ?? 0n);
  const ends = `${vocabulary.partyName(edge.from)} to ${vocabulary.partyName(edge.to)}`;
  const { x, y, angle } = path.tip;
  const head = 4 + width;
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in a drawing
    <g
      role="button"
      tabIndex={0}
      className={classes.edge}
      data-edge={edge.id}
      data-moves={moves || undefined}
      data-selected={selected || undefined}
      aria-pressed={selected}
      aria-label={`${vocabulary.flowName(edge.kind)}, ${ends}, ${short(tokensOf(wei, decimals))} ${symbol} so far: show its transfers`}
      opacity={lit ? 1 : 0.15}
      onPointerEnter={() => on.onPoint(edge.id)}
      onPointerLeave={() => on.onPoint(null)}
      onFocus={() => on.onPoint(edge.id)}
      onBlur={() => on.onPoint(null)}
      onClick={() => on.onEdge(edge)}
      onKeyDown={pressed(() => on.onEdge(edge))}
    >
      <title>{`${vocabulary.flowName(edge.kind)}\n${ends}\n${exactTokens(wei, decimals)} ${symbol} so far`}</title>
      <path d={path.path} className={classes.reach} />
      <path
        d={path.path}
        className={classes.way}
        stroke={colour}
        strokeWidth={width}
        strokeOpacity={amount === undefined ? 0.25 : moves ? 0.95 : 0.5}
        strokeDasharray={amount === undefined ? '3 4' : undefined}
      />
      <path
        d={`M0,0L${-head},${-head / 2}L${-head},${head / 2}Z`}
        transform={`translate(${x},${y}) rotate(${angle})`}
        fill={colour}
        fillOpacity={amount === undefined ? 0.4 : 1}
      />
      {named && (
        <text x={path.x} y={path.y} dy="0.32em" textAnchor="middle" className="halo">
          {vocabulary.flowName(edge.kind)}
        </text>
      )}
    </g>
  );
}

interface PartyProps {
  readonly node: MapNode;
  readonly vocabulary: RunVocabulary;
  readonly scale: number;
  /** Of its name, at most. */
  readonly letters: number;
  readonly selected: boolean;
  onPoint(id: string | null): void;
  onParty(party: string): void;
}

const roles = { agents: 'group', contract: 'contract', edge: 'source or sink' } as const;

function Party({ node, vocabulary, scale, letters, selected, onPoint, onParty }: PartyProps) {
  const { id, x, y, width, height } = node;
  const role = vocabulary.roleOf(id);
  const name = vocabulary.partyName(id);
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in a drawing
    <g
      role="button"
      tabIndex={0}
      className={classes.party}
      data-party={id}
      data-selected={selected || undefined}
      aria-pressed={selected}
      transform={`translate(${x - width / 2},${y - height / 2})`}
      onPointerEnter={() => onPoint(id)}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onPoint(id)}
      onBlur={() => onPoint(null)}
      onClick={() => onParty(id)}
      onKeyDown={pressed(() => onParty(id))}
    >
      {/* Read out as well: a label would have to have in it what is shown, and that may be shortened. */}
      <title>{`${name}, ${roles[role]}: show it`}</title>
      <rect
        {...{ width, height }}
        rx={role === 'agents' ? height / 2 : 3}
        stroke={vocabulary.colourOf(id)}
        strokeDasharray={role === 'edge' ? '4 3' : undefined}
      />
      <circle cx={11 * scale} cy={height / 2} r={4 * scale} fill={vocabulary.colourOf(id)} />
      <text x={19 * scale} y={height / 2} dy="0.34em">
        {shortened(name, letters)}
      </text>
    </g>
  );
}

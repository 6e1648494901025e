import { sankey, sankeyLinkHorizontal } from 'd3-sankey';
import { short } from '../words/number-format.js';
import { type GatheredNode, gatheredFlows, othersName } from './gathered-flows.js';
import type { FlowColumn, FlowLink, FlowModel, FlowNode } from './models/flows.js';

export interface PlacedNode extends GatheredNode {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  /** Tokens through it: the larger of what came in and what went out. */
  readonly tokens: number;
  /** What it is called here, shortened where there is no room for all of it. */
  readonly name: string;
  /** Whether its name stands on its left or on its right. */
  readonly side: 'left' | 'right';
  /** Height of its name's middle (px): its own, as far as that leaves the name within the drawing. */
  readonly nameAt: number;
  /** Where its amount stands by its name; `null` where there is no room for it. */
  readonly amount: 'beside' | 'below' | null;
}

export interface PlacedLink extends FlowLink {
  readonly path: string;
  readonly width: number;
  readonly from: PlacedNode;
  readonly to: PlacedNode;
}

export interface FlowLayout {
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly PlacedLink[];
  /** The node that a party's node is drawn in: its own, or one with others. */
  nodeOf(id: string): string;
}

/** Room for the names on both sides (px), by their letters. */
const letter = 6.9;
const least = 64;

/** Room for a name beside a party (px). @param scale size of its type, against the usual */
export function nameWidth(name: string, scale: number): number {
  return name.length * letter * scale + 10;
}

/** Room for an amount after a name, as text of the widest one. */
const widestAmount = ' 999,999';
/** Most of the drawing's width that the names of one side may take, with amounts and without; and those of the only side. */
const mostWithAmounts = 0.33;
const mostForNames = 0.39;
const mostForAllNames = 0.5;
/** So few givers can be named over their own flows without covering the picture. */
const fewGivers = 3;
/** Width of a party's bar (px). */
const bar = 10;
/** Left of the givers when their names are not there (px). */
const edge = 4;
/** Height of a line of a name's type, and of two (px). */
const line = 14;
const twoLines = 2 * line;
/** Most of the drawing's height that may lie between parties so that their names do not cover each other. */
const mostBetween = 0.6;

/**
 * Places the parties in their columns and bends the edges between them. Pure: the same flows give the same picture.
 * @param nameOf what a party is called: names need room
 * @param scale size of the names' type, against the usual
 */
export function flowLayout(
  model: FlowModel,
  nameOf: (party: string) => string,
  width: number,
  height: number,
  scale = 1,
): FlowLayout {
  const room = Math.max(2, 1 + Math.floor((height * mostBetween) / (line * scale)));
  const { nodes, links, nodeOf } = gatheredFlows(model, room);
  const called = ({ party, gathered }: GatheredNode) => (gathered.length > 0 ? othersName(gathered) : nameOf(party));
  const { left, right, over } = roomForNames(nodes, called, width, scale);
  if (links.length === 0 || width < 3 * least) return { nodes: [], links: [], nodeOf };
  const perColumn = [0, 1, 2].map((column) => nodes.filter((node) => node.column === column).length);
  // What nobody stands in is no column: the drawing would ask for the parties of one that is not there.
  const filled = [0, 1, 2].filter((column) => perColumn[column]! > 0);
  const padding = Math.max(line * scale, Math.min(16, (height * 0.4) / Math.max(...perColumn)));
  const graph = sankey<GatheredNode, FlowLink & { value: number }>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => filled.indexOf(node.column))
    .nodeWidth(bar)
    .nodePadding(padding)
    // As the model has them: a party keeps its place among the others while one goes through the ticks.
    .nodeSort(null)
    .extent([
      [left, 8],
      [width - right, height - 10],
    ])({
    nodes: nodes.map((node) => ({ ...node })),
    links: links.map((link) => ({ ...link, value: link.tokens })),
  });
  const pathOf = sankeyLinkHorizontal();
  const middleOf = ({ y0 = 0, y1 = 0 }: { y0?: number; y1?: number }) => (y0 + y1) / 2;
  /** Where the next column begins, right of a giver or a pool. */
  const nextOf = (column: FlowColumn) =>
    Math.min(width, ...graph.nodes.filter((node) => node.column > column).map(({ x0 }) => x0 ?? width));
  const placed = new Map(
    graph.nodes.map((node): [string, PlacedNode] => {
      const { id, column, x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node;
      const others = graph.nodes.filter((other) => other.column === column && other.id !== id);
      const apart = Math.min(height, ...others.map((other) => Math.abs(middleOf(other) - middleOf(node))));
      const side = column === 0 && !over ? 'left' : 'right';
      const across = side === 'left' ? x0 : nextOf(column) - x1;
      const name = called(node);
      const tokens = node.value ?? 0;
      const amount =
        nameWidth(`${name} ${short(tokens)}`, scale) <= across ? 'beside' : apart >= twoLines * scale ? 'below' : null;
      const half = ((amount === 'below' ? twoLines : line) * scale) / 2;
      return [
        id,
        {
          ...node,
          nameAt: Math.min(height - half, Math.max(half, middleOf(node))),
          x0,
          x1,
          y0,
          y1,
          tokens,
          side,
          name: column === 1 && nameWidth(name, scale) > across ? '' : shortened(name, across, scale),
          amount,
        },
      ];
    }),
  );
  return {
    nodes: [...placed.values()],
    links: graph.links.map((link) => {
      const [source, target] = [link.source as FlowNode, link.target as FlowNode];
      const { kind, wei, tokens, count } = link;
      return {
        source: source.id,
        target: target.id,
        kind,
        wei,
        tokens,
        count,
        path: pathOf(link as Parameters<typeof pathOf>[0]) ?? '',
        width: Math.max(1, link.width ?? 1),
        from: placed.get(source.id)!,
        to: placed.get(target.id)!,
      };
    }),
    nodeOf,
  };
}

/**
 * What the names take of the width on either side (px): names stand beside the parties, amounts beside them where that leaves the
 * picture enough. A few givers' names stand `over` their own flows instead, where the two sides together would need too much.
 */
function roomForNames(
  nodes: readonly GatheredNode[],
  called: (node: GatheredNode) => string,
  width: number,
  scale: number,
): { readonly left: number; readonly right: number; readonly over: boolean } {
  const columns = [...new Set(nodes.map(({ column }) => column))];
  const givers = nodes.filter(({ column }) => column === 0);
  // Where nobody only receives, the pools stand on the right, and their names beside them.
  const receivers = nodes.filter(({ column }) => column > 0 && column === Math.max(...columns));
  const longest = (side: readonly GatheredNode[], after: string) =>
    Math.max(0, ...side.map((node) => nameWidth(called(node) + after, scale)));
  const within = (side: readonly GatheredNode[], withAmounts: number, names: number) => {
    const all = longest(side, widestAmount);
    return all <= withAmounts * width ? all : Math.max(least, Math.min(longest(side, ''), names * width));
  };
  const beside = {
    left: within(givers, mostWithAmounts, mostForNames),
    right: within(receivers, mostWithAmounts, mostForNames),
    over: false,
  };
  const fit = [givers, receivers].every((side) => longest(side, widestAmount) <= mostWithAmounts * width);
  if (fit || givers.length > fewGivers) return beside;
  const right = within(receivers, mostForAllNames, mostForAllNames);
  const step = (width - edge - right - bar) / Math.max(1, columns.length - 1);
  return longest(givers, '') <= step - bar ? { left: edge, right, over: true } : beside;
}

/** A name in so much room (px), its end left out where it has more letters; nothing where next to none would be left. */
function shortened(name: string, room: number, scale: number): string {
  if (nameWidth(name, scale) <= room) return name;
  const letters = Math.floor((room - nameWidth('', scale)) / (letter * scale)) - 1;
  return letters < 5 ? '' : `${name.slice(0, letters).trimEnd()}…`;
}

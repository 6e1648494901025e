import { Graph, layout } from '@dagrejs/dagre';
import type { ProtocolMap } from './models/protocol-map.js';

/** A party's place: its middle and its size (px). */
export interface MapNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An edge's way from one party to another. */
export interface MapPath {
  readonly id: string;
  /** For an SVG path. */
  readonly path: string;
  /** Where its name stands (px). */
  readonly x: number;
  readonly y: number;
  /** Where it arrives (px), and which way it points there (degrees, 0 = right, 90 = down). */
  readonly tip: { readonly x: number; readonly y: number; readonly angle: number };
}

/** May be larger than the room it was given: names have to stay legible. */
export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly MapNode[];
  readonly paths: readonly MapPath[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Around all (px). */
const margin = 14;
/** Between ranks there is room to give away, of the width that dagre takes. */
const tightest = 0.8;

/**
 * Lays the map out in ranks from left to right (dagre), and stretches it to fill its room. It hangs on the graph, the
 * sizes of names and the room alone: what moves when changes nothing of it.
 * @param sizeOf how large a party's box is (px)
 */
export function mapLayout(
  { nodes, edges }: ProtocolMap,
  sizeOf: (party: string) => { readonly width: number; readonly height: number },
  room: { readonly width: number; readonly height: number },
): MapLayout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 8, edgesep: 5, ranksep: 60 });
  for (const id of nodes) graph.setNode(id, { ...sizeOf(id) });
  // A place of its own half-way keeps edges between the same two apart; what a party gives itself has no way to go.
  for (const { id, from, to } of edges)
    if (from !== to) graph.setEdge(from, to, { width: 1, height: 3, labelpos: 'c' }, id);
  if (nodes.length > 0) layout(graph);
  const bends = edges.flatMap(({ id, from, to }) => (from === to ? [] : bendsOf(graph, from, to, id)));
  const placed = nodes.map((id) => ({ id, ...sizeOf(id), ...pointOf(graph.node(id)) }));
  const [width, height] = [
    Math.max(room.width, (graph.graph().width ?? 0) * tightest),
    Math.max(room.height, (graph.graph().height ?? 0) + 2 * margin),
  ];
  const across = stretch(
    [...placed.map(({ x, width: own }) => ({ at: x, half: own / 2 })), ...bends.map(({ x }) => ({ at: x, half: 0 }))],
    width,
  );
  const down = stretch(
    [...placed.map(({ y, height: own }) => ({ at: y, half: own / 2 })), ...bends.map(({ y }) => ({ at: y, half: 8 }))],
    height,
  );
  const boxes = new Map(placed.map((node) => [node.id, { ...node, x: across(node.x), y: down(node.y) }]));
  return {
    width,
    height,
    nodes: [...boxes.values()],
    paths: edges.flatMap(({ id, from, to }): readonly MapPath[] => {
      const [source, target] = [boxes.get(from), boxes.get(to)];
      if (source === undefined || target === undefined) return [];
      if (from === to) return [{ id, ...loop(source) }];
      const between = bendsOf(graph, from, to, id).map(({ x, y }) => ({ x: across(x), y: down(y) }));
      return [{ id, ...curve(source, target, between) }];
    }),
  };
}

/** Where an edge bends on its way, the two ends aside. */
const bendsOf = (graph: Graph, from: string, to: string, id: string): readonly Point[] =>
  (graph.edge(from, to, id)?.points ?? []).slice(1, -1).map(pointOf);

const pointOf = ({ x = 0, y = 0 }: { readonly x?: number; readonly y?: number }): Point => ({ x, y });

/** Moves places so that the outermost boxes touch the margins and all others keep their shares of the way. */
function stretch(
  places: readonly { readonly at: number; readonly half: number }[],
  room: number,
): (at: number) => number {
  const first = Math.min(...places.map(({ at }) => at));
  const last = Math.max(...places.map(({ at }) => at));
  if (!(last > first)) return () => room / 2;
  // Boxes of different sizes: the room that the outermost ones leave.
  const before = margin + Math.max(...places.filter(({ at }) => at === first).map(({ half }) => half));
  const after = room - margin - Math.max(...places.filter(({ at }) => at === last).map(({ half }) => half));
  return (at) => before + ((at - first) / (last - first)) * Math.max(0, after - before);
}

/** A smooth way between two boxes through points: it leaves one to the side where the other is. */
function curve(source: MapNode, target: MapNode, between: readonly Point[]): Omit<MapPath, 'id'> {
  const forward = target.x >= source.x;
  const side = forward ? 1 : -1;
  const start = { x: source.x + (side * source.width) / 2, y: leave(source, between[0] ?? target) };
  const end = { x: target.x - (side * target.width) / 2, y: leave(target, between.at(-1) ?? source) };
  const points = [start, ...between, end];
  const parts = points.slice(1).map((to, at) => {
    const from = points[at] ?? start;
    const middle = (from.x + to.x) / 2;
    return `C${round(middle)},${round(from.y)} ${round(middle)},${round(to.y)} ${round(to.x)},${round(to.y)}`;
  });
  const half = points[Math.floor(points.length / 2)] ?? start;
  const straight = between.length === 0 ? { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 } : half;
  return {
    path: `M${round(start.x)},${round(start.y)}${parts.join('')}`,
    x: straight.x,
    y: straight.y,
    tip: { x: end.x, y: end.y, angle: forward ? 0 : 180 },
  };
}

/** The height at which an edge meets a box: towards where it goes, within the box. */
function leave({ y, height }: MapNode, towards: Point): number {
  const room = height / 2 - 5;
  return y + Math.max(-room, Math.min(room, (towards.y - y) * 0.25));
}

/** What a party gives itself: a small bow above its box. */
function loop({ x, y, width, height }: MapNode): Omit<MapPath, 'id'> {
  const [left, right, top] = [x - width / 4, x + width / 4, y - height / 2];
  return {
    path: `M${round(left)},${round(top)}C${round(left)},${round(top - 22)} ${round(right)},${round(top - 22)} ${round(right)},${round(top)}`,
    x,
    y: top - 18,
    tip: { x: right, y: top, angle: 90 },
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

/** A text around a point (px). */
interface Label extends Point {
  readonly id: string;
  readonly width: number;
}

/**
 * The names of edges that there is room for, the first ones before the others: none covers a party or another name.
 * @param height of a line of text (px)
 */
export function labelsThatFit(
  labels: readonly Label[],
  nodes: readonly MapNode[],
  height: number,
): ReadonlySet<string> {
  const taken = nodes.map((node) => ({ ...node }));
  const fit = new Set<string>();
  for (const { id, x, y, width } of labels) {
    const covers = taken.some(
      (one) => Math.abs(one.x - x) < (one.width + width) / 2 + 2 && Math.abs(one.y - y) < (one.height + height) / 2,
    );
    if (covers) continue;
    fit.add(id);
    taken.push({ id, x, y, width, height });
  }
  return fit;
}

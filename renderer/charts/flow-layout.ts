import { sankey, sankeyLinkHorizontal } from 'd3-sankey';
import type { FlowLink, FlowModel, FlowNode } from './models/flows.js';

export interface PlacedNode extends FlowNode {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  /** Tokens through it: the larger of what came in and what went out. */
  readonly tokens: number;
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
}

/** Room for the names on both sides (px), by their letters. */
const letter = 6.9;
const least = 64;

/** Room for a name beside a party (px). @param scale size of its type, against the usual */
export function nameWidth(name: string, scale: number): number {
  return name.length * letter * scale + 10;
}

/** Narrower drawings (px) name the parties only. */
export const roomForAmounts = 540;

/**
 * Places the parties in their columns and bends the edges between them. Pure: the same flows give the same picture.
 * @param nameOf what a party is called: names need room
 * @param scale size of the names' type, against the usual
 */
export function flowLayout(
  { nodes, links }: FlowModel,
  nameOf: (party: string) => string,
  width: number,
  height: number,
  scale = 1,
): FlowLayout {
  const amounts = width >= roomForAmounts;
  // Names stand beside the parties on either side: as much room as the longest of that side needs.
  const gutterOf = (side: 0 | 2) => {
    const names = nodes
      .filter(({ column }) => column === side)
      .map(({ party }) => nameWidth(amounts ? `${nameOf(party)} 999,999` : nameOf(party), scale));
    return Math.max(least, Math.min(Math.max(0, ...names), width * 0.4));
  };
  if (links.length === 0 || width < 3 * least) return { nodes: [], links: [] };
  const perColumn = [0, 1, 2].map((column) => nodes.filter((node) => node.column === column).length);
  // What nobody stands in is no column: the drawing would ask for the parties of one that is not there.
  const filled = [0, 1, 2].filter((column) => perColumn[column]! > 0);
  const padding = Math.max(4, Math.min(16, (height * 0.4) / Math.max(...perColumn)));
  const graph = sankey<FlowNode, FlowLink & { value: number }>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => filled.indexOf(node.column))
    .nodeWidth(10)
    .nodePadding(padding)
    // As the model has them: a party keeps its place among the others while one goes through the ticks.
    .nodeSort(null)
    .extent([
      [gutterOf(0), 8],
      [width - gutterOf(2), height - 10],
    ])({
    nodes: nodes.map((node) => ({ ...node })),
    links: links.map((link) => ({ ...link, value: link.tokens })),
  });
  const pathOf = sankeyLinkHorizontal();
  const placed = new Map(
    graph.nodes.map((node): [string, PlacedNode] => [
      node.id,
      { ...node, x0: node.x0 ?? 0, x1: node.x1 ?? 0, y0: node.y0 ?? 0, y1: node.y1 ?? 0, tokens: node.value ?? 0 },
    ]),
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
  };
}

import type { FlowColumn, FlowLink, FlowModel, FlowNode } from './models/flows.js';

/** Several parties of one column, drawn as one. */
export interface GatheredNode extends FlowNode {
  /** Who is in it; nobody when it is a party of its own. */
  readonly gathered: readonly string[];
}

export interface GatheredFlows extends Omit<FlowModel, 'nodes'> {
  readonly nodes: readonly GatheredNode[];
  /** The node that a party's node is drawn in: its own, or the one that it is gathered in. */
  nodeOf(id: string): string;
}

/** What several parties are called together. */
export const othersName = (gathered: readonly string[]): string => `${gathered.length} others`;

/** What a node of gathered parties goes by; no party is called that. */
const OTHERS = '…';

/**
 * The same flows with so few parties in each column that their names do not cover each other: the largest in their
 * order, and below them the others as one, so that every amount is still in the picture.
 * @param most nodes that a column has room for, 2 at least
 */
export function gatheredFlows({ nodes, links, totalWei }: FlowModel, most: number): GatheredFlows {
  const sizes = new Map<string, number>();
  for (const { source, target, tokens } of links)
    for (const id of [source, target]) sizes.set(id, (sizes.get(id) ?? 0) + tokens);
  const inOthers = new Map<string, string>();
  const kept = ([0, 1, 2] as const).flatMap((column) => {
    const all = nodes.filter((node) => node.column === column);
    if (all.length <= most) return all.map((node): GatheredNode => ({ ...node, gathered: [] }));
    const largest = new Set(
      all.toSorted((a, b) => (sizes.get(b.id) ?? 0) - (sizes.get(a.id) ?? 0)).slice(0, Math.max(1, most - 1)),
    );
    const rest = all.filter((node) => !largest.has(node));
    const others = othersOf(column, rest);
    for (const { id } of rest) inOthers.set(id, others.id);
    return [...all.filter((node) => largest.has(node)).map((node) => ({ ...node, gathered: [] })), others];
  });
  const nodeOf = (id: string) => inOthers.get(id) ?? id;
  return { nodes: kept, links: inOthers.size === 0 ? links : merged(links, nodeOf), totalWei, nodeOf };
}

const othersOf = (column: FlowColumn, rest: readonly FlowNode[]): GatheredNode => ({
  id: `${column}:${OTHERS}`,
  party: OTHERS,
  column,
  gathered: rest.map(({ party }) => party),
});

/** Edges of the same kind between the same nodes are one. */
function merged(links: readonly FlowLink[], nodeOf: (id: string) => string): readonly FlowLink[] {
  const sums = new Map<string, FlowLink>();
  for (const link of links) {
    const [source, target] = [nodeOf(link.source), nodeOf(link.target)];
    const key = `${source}>${target}>${link.kind}`;
    const sum = sums.get(key);
    sums.set(key, {
      source,
      target,
      kind: link.kind,
      wei: (BigInt(sum?.wei ?? 0) + BigInt(link.wei)).toString(),
      tokens: (sum?.tokens ?? 0) + link.tokens,
      count: (sum?.count ?? 0) + link.count,
    });
  }
  return [...sums.values()];
}

import type { Frame } from '../../../simulations/api/contract/index.js';
import type { RunVocabulary } from '../../words/run-vocabulary.js';
import { tokensOf } from '../../words/tokens.js';

/** A party as payer (0), as a contract that passes on (1), or as receiver (2). */
export type FlowColumn = 0 | 1 | 2;

export interface FlowNode {
  readonly id: string;
  readonly party: string;
  readonly column: FlowColumn;
}

export interface FlowLink {
  readonly source: string;
  readonly target: string;
  readonly kind: string;
  /** Exact, in the asset's smallest unit. */
  readonly wei: string;
  /** For drawing. */
  readonly tokens: number;
  /** Transfers on chain. */
  readonly count: number;
}

export interface FlowModel {
  /** In an order that hangs on who they are, never on how much they moved or when. */
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
  readonly totalWei: string;
}

/**
 * Where one asset went in a stretch of ticks, as a graph from left to right. Tokens go round in circles, and such a
 * drawing can't: so each party appears once as payer and once as receiver, and pools stand between the two.
 * @param asset the DAO's own token when left out
 * @param withGenesis also the balances handed out at the start, which dwarf everything after them
 */
export function flowModel(
  frames: readonly Frame[],
  vocabulary: RunVocabulary,
  asset?: string,
  withGenesis = false,
): FlowModel {
  const shown = vocabulary.asset(asset);
  const sums = new Map<string, { source: FlowNode; target: FlowNode; kind: string; wei: bigint; count: number }>();
  let total = 0n;
  for (const { flows } of frames) {
    for (const { asset: moved, from, to, kind, amount, count } of flows) {
      if (moved !== shown.asset || (kind === 'genesis' && !withGenesis)) continue;
      const source = nodeOf(vocabulary, from, 0);
      const target = nodeOf(vocabulary, to, 2, source.column);
      const key = `${source.id}>${target.id}>${kind}`;
      const wei = BigInt(amount);
      total += wei;
      const sum = sums.get(key);
      if (sum === undefined) sums.set(key, { source, target, kind, wei, count });
      else {
        sum.wei += wei;
        sum.count += count;
      }
    }
  }
  const moved = [...sums.values()].filter(({ wei }) => wei > 0n);
  const nodes = new Map(moved.flatMap(({ source, target }) => [source, target]).map((node) => [node.id, node]));
  // Sorted by name first: equal ranks must not stand in the order in which parties happened to move tokens.
  const ranks = vocabulary.inOrder([...new Set([...nodes.values()].map(({ party }) => party))].sort());
  return {
    nodes: [...nodes.values()].sort((a, b) => a.column - b.column || ranks.indexOf(a.party) - ranks.indexOf(b.party)),
    links: moved.map(({ source, target, kind, wei, count }) => ({
      source: source.id,
      target: target.id,
      kind,
      wei: wei.toString(),
      tokens: tokensOf(wei.toString(), shown.decimals),
      count,
    })),
    totalWei: total.toString(),
  };
}

/** A pool stands in the middle, unless the tokens come from another pool. */
function nodeOf(vocabulary: RunVocabulary, party: string, side: 0 | 2, sourceColumn?: FlowColumn): FlowNode {
  const group = vocabulary.groupOf(party);
  const column = vocabulary.passesOn(group) && sourceColumn !== 1 ? 1 : side;
  return { id: `${column}:${group}`, party: group, column };
}

/** The frames with flows of these kinds alone. */
export function withFlows(frames: readonly Frame[], kinds: readonly string[]): readonly Frame[] {
  return frames.map((frame) => ({ ...frame, flows: frame.flows.filter(({ kind }) => kinds.includes(kind)) }));
}

/** The frames without what was only laid in keeping: at a run's start that is more than all rewards after it. */
export function withoutDeposits(frames: readonly Frame[], vocabulary: RunVocabulary): readonly Frame[] {
  return frames.map((frame) => ({ ...frame, flows: frame.flows.filter(({ kind }) => !vocabulary.isDeposit(kind)) }));
}

/** The assets that moved after the start, the DAO's own token first. */
export function assetsMoved(frames: readonly Frame[], vocabulary: RunVocabulary): readonly string[] {
  const moved = new Set(
    frames.flatMap(({ flows }) => flows.filter(({ kind }) => kind !== 'genesis').map(({ asset }) => asset)),
  );
  return vocabulary.assets.map(({ asset }) => asset).filter((asset) => moved.has(asset));
}

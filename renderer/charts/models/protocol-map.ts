import type { Frame } from '../../../simulations/api/contract/index.js';
import type { RunVocabulary } from '../../words/run-vocabulary.js';
import { tokensOf } from '../../words/tokens.js';

/** An edge of the map: what one group gives another, of one asset and for one reason. */
export interface MapEdge {
  /** `token.mint.treasury.emission` */
  readonly id: string;
  readonly asset: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
}

/** What moved along an edge. */
export interface MapAmount {
  /** Exact, in the asset's smallest unit. */
  readonly wei: bigint;
  /** Transfers on chain. */
  readonly count: number;
}

/** The economy as a graph. What it is made of hangs on all that a run ever moved, never on how much or when. */
export interface ProtocolMap {
  readonly nodes: readonly string[];
  readonly edges: readonly MapEdge[];
}

interface Movement extends Omit<MapEdge, 'id'> {
  readonly amount: string;
  readonly count: number;
}

/** A frame's flows between groups; balances handed out at the start are no flow of the protocol, and nor is nothing. */
function* movements({ flows }: Frame, vocabulary: RunVocabulary): Generator<Movement & { readonly id: string }> {
  for (const { asset, from, to, kind, amount, count } of flows) {
    if (kind === 'genesis' || amount === '0') continue;
    const [source, target] = [vocabulary.groupOf(from), vocabulary.groupOf(to)];
    yield { id: [asset, source, target, kind].join('.'), asset, from: source, to: target, kind, amount, count };
  }
}

/** Everybody between whom anything ever moved, in the order of drawing, and the edges between them. */
export function protocolMap(frames: readonly Frame[], vocabulary: RunVocabulary): ProtocolMap {
  const edges = new Map<string, MapEdge>();
  for (const frame of frames)
    for (const { id, asset, from, to, kind } of movements(frame, vocabulary))
      if (!edges.has(id)) edges.set(id, { id, asset, from, to, kind });
  const sorted = [...edges.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const groups = new Set(sorted.flatMap(({ from, to }) => [from, to]));
  return { nodes: vocabulary.inOrder([...groups].sort()), edges: sorted };
}

/** What moved along each edge in these frames. */
export function amountsMoved(frames: readonly Frame[], vocabulary: RunVocabulary): ReadonlyMap<string, MapAmount> {
  const amounts = new Map<string, { wei: bigint; count: number }>();
  for (const frame of frames)
    for (const { id, amount, count } of movements(frame, vocabulary)) {
      const sum = amounts.get(id) ?? { wei: 0n, count: 0 };
      sum.wei += BigInt(amount);
      sum.count += count;
      amounts.set(id, sum);
    }
  return amounts;
}

/** The most that ever moved along an edge in one frame, by asset (tokens): what the amounts of a tick are held against. */
export function largestInTick(frames: readonly Frame[], vocabulary: RunVocabulary): ReadonlyMap<string, number> {
  const largest = new Map<string, number>();
  for (const frame of frames)
    for (const { asset, amount } of movements(frame, vocabulary)) {
      const tokens = tokensOf(amount, vocabulary.asset(asset).decimals);
      largest.set(asset, Math.max(tokens, largest.get(asset) ?? 0));
    }
  return largest;
}

/**
 * Each edge's amount against the largest of its own asset, from 0 to 1, as its square root: areas of dots and widths of
 * lines are compared so, and amounts of different assets never.
 * @param most what they are held against instead, by asset (tokens)
 */
export function relativeAmounts(
  amounts: ReadonlyMap<string, MapAmount>,
  edges: readonly MapEdge[],
  vocabulary: RunVocabulary,
  most?: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const moved = edges.flatMap((edge) => {
    const amount = amounts.get(edge.id);
    return amount === undefined
      ? []
      : [{ ...edge, tokens: tokensOf(amount.wei.toString(), vocabulary.asset(edge.asset).decimals) }];
  });
  const largest = new Map(most ?? []);
  if (most === undefined)
    for (const { asset, tokens } of moved) largest.set(asset, Math.max(tokens, largest.get(asset) ?? 0));
  return new Map(
    moved.map(({ id, asset, tokens }) => {
      const whole = largest.get(asset) ?? 0;
      return [id, whole === 0 ? 0 : Math.min(1, Math.sqrt(tokens / whole))];
    }),
  );
}

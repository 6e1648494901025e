import type { MapAmount, MapEdge } from '../../../charts/models/protocol-map.js';
import type { SortColumn } from '../../../parts/sort-table.js';
import { count, short } from '../../../words/number-format.js';
import type { RunVocabulary } from '../../../words/run-vocabulary.js';
import { plainTokens, tokensOf } from '../../../words/tokens.js';

/** An edge of the map in words, for its table. */
export interface MapRow {
  readonly edge: MapEdge;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly symbol: string;
  readonly decimals: number;
  readonly soFar: string;
  readonly inTick: string;
  readonly transfers: number;
}

export function mapRows(
  edges: readonly MapEdge[],
  amounts: ReadonlyMap<string, MapAmount>,
  inTick: ReadonlyMap<string, MapAmount>,
  vocabulary: RunVocabulary,
): readonly MapRow[] {
  return edges.map((edge) => {
    const { symbol, decimals } = vocabulary.asset(edge.asset);
    return {
      edge,
      symbol,
      decimals,
      kind: vocabulary.flowName(edge.kind),
      from: vocabulary.partyName(edge.from),
      to: vocabulary.partyName(edge.to),
      soFar: String(amounts.get(edge.id)?.wei ?? 0n),
      inTick: String(inTick.get(edge.id)?.wei ?? 0n),
      transfers: amounts.get(edge.id)?.count ?? 0,
    };
  });
}

const words = (id: 'kind' | 'from' | 'to' | 'symbol', header: string, share: number): SortColumn<MapRow> => ({
  id,
  header,
  numeric: false,
  share,
  sortBy: (row) => row[id],
  text: (row) => row[id],
  exact: (row) => row[id],
});
const amount = (id: 'soFar' | 'inTick', header: string): SortColumn<MapRow> => ({
  id,
  header,
  numeric: true,
  share: 1.2,
  sortBy: (row) => tokensOf(row[id], row.decimals),
  text: (row) => short(tokensOf(row[id], row.decimals)),
  exact: (row) => plainTokens(row[id], row.decimals),
});

export const mapColumns: readonly SortColumn<MapRow>[] = [
  words('kind', 'What for', 2),
  words('from', 'From', 1.6),
  words('to', 'To', 1.6),
  words('symbol', 'Asset', 0.8),
  amount('soFar', 'So far'),
  amount('inTick', 'In this tick'),
  {
    id: 'transfers',
    header: 'Transfers',
    numeric: true,
    share: 1,
    sortBy: ({ transfers }) => transfers,
    text: ({ transfers }) => count(transfers),
    exact: ({ transfers }) => String(transfers),
  },
];

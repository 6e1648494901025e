import type { TransferRow } from '../../metrics/index.js';
import type { Cell, Table } from './table.js';

/** Every transfer of every asset, in chain order, with the reason for it. */
export const transfersTable: Table = {
  name: 'transfers',
  columns: [
    ['tick', 'INTEGER'],
    ['asset', 'VARCHAR'],
    ['sender', 'VARCHAR'],
    ['receiver', 'VARCHAR'],
    ['source', 'VARCHAR'],
    ['target', 'VARCHAR'],
    ['kind', 'VARCHAR'],
    ['amount', 'VARCHAR'],
  ],
  rows: ({ frame, transfers }) =>
    transfers.map(({ asset, from, to, source, target, kind, amount }) => [
      frame.tick,
      asset,
      from,
      to,
      source,
      target,
      kind,
      amount,
    ]),
};

/** Which transfers somebody asks for; what is left out is not asked of them. */
export interface TransferQuery {
  readonly asset?: string | undefined;
  /** Parties that they come from, and go to. */
  readonly sources?: readonly string[] | undefined;
  readonly targets?: readonly string[] | undefined;
  readonly kind?: string | undefined;
  /** Ticks, both included. */
  readonly from: number;
  readonly to: number;
}

/** A query as what stands behind FROM, and its parameters. */
export function transfersQuery({ asset, sources, targets, kind, from, to }: TransferQuery): {
  readonly from: string;
  readonly values: readonly (string | number)[];
} {
  const values: (string | number)[] = [from, to];
  const oneOf = (column: string, wanted: readonly string[] | undefined) =>
    wanted === undefined
      ? []
      : [`${column} IN (${['NULL', ...wanted.map((one) => `$${values.push(one)}`)].join(', ')})`];
  const conditions = [
    'tick BETWEEN $1 AND $2',
    ...oneOf('asset', asset === undefined ? undefined : [asset]),
    ...oneOf('source', sources),
    ...oneOf('target', targets),
    ...oneOf('kind', kind === undefined ? undefined : [kind]),
  ];
  return { from: `transfers WHERE ${conditions.join(' AND ')}`, values };
}

/** Reads back a row of the table. */
export function readTransferRow(cells: readonly Cell[]): TransferRow & { readonly tick: number } {
  const [tick, ...rest] = cells;
  const [asset = '', from = '', to = '', source = '', target = '', kind = '', amount = ''] = rest.map(String);
  return { tick: Number(tick), asset, from, to, source, target, kind, amount };
}

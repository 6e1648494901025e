import type { Address, DomainEvent, Draft, FactOf, Hex } from '../../world/index.js';
import { unpackAnswers, unpackRows } from './rows.js';
import type { QueriesFact, QueriesState } from './state.js';

type EventOf<T extends QueriesFact['type']> = DomainEvent<FactOf<QueriesFact, T>>;
type QueriesDraft = Draft<QueriesState>;

/** What an event about a query says in all of them. */
interface OfQuery {
  readonly query: bigint;
  readonly table: bigint;
  readonly client: Address;
}
const numbered = ({ query, table, client }: OfQuery) => ({ query: Number(query), table: Number(table), client });

/** The market's events as facts. */
export const marketReaders = {
  TableRegistered: ({
    table,
    provider,
    name,
    modelCid,
    price,
    bond,
  }: {
    readonly table: bigint;
    readonly provider: Address;
    readonly name: string;
    readonly modelCid: string;
    readonly price: bigint;
    readonly bond: bigint;
  }): QueriesFact => ({ type: 'tableRegistered', table: Number(table), provider, name, modelCid, price, bond }),
  TableClosed: ({
    table,
    provider,
    bond,
  }: {
    readonly table: bigint;
    readonly provider: Address;
    readonly bond: bigint;
  }): QueriesFact => ({ type: 'tableClosed', table: Number(table), provider, bond }),
  QueryAsked: ({
    sql,
    rows,
    deposit,
    ...of
  }: OfQuery & { readonly sql: string; readonly rows: Hex; readonly deposit: bigint }): QueriesFact => ({
    type: 'queryAsked',
    ...numbered(of),
    sql,
    rows,
    deposit,
  }),
  QueryAnswered: ({
    answers,
    charge,
    refund,
    ...of
  }: OfQuery & { readonly answers: Hex; readonly charge: bigint; readonly refund: bigint }): QueriesFact => ({
    type: 'queryAnswered',
    ...numbered(of),
    answers,
    charge,
    refund,
  }),
  QueryRefused: ({
    reason,
    refund,
    ...of
  }: OfQuery & { readonly reason: string; readonly refund: bigint }): QueriesFact => ({
    type: 'queryRefused',
    ...numbered(of),
    reason,
    refund,
  }),
  QueryReclaimed: ({
    refund,
    fine,
    ...of
  }: OfQuery & { readonly refund: bigint; readonly fine: bigint }): QueriesFact => ({
    type: 'queryReclaimed',
    ...numbered(of),
    refund,
    fine,
  }),
};

/** What the market's facts do to its state. */
export const queriesFolds = {
  tableRegistered(
    draft: QueriesDraft,
    { table, provider, name, modelCid, price, bond, timestamp }: EventOf<'tableRegistered'>,
  ) {
    draft.tables.set(table, {
      ...{ provider, name, modelCid, price, bond },
      ...{ listed: true, lastAskedAt: timestamp, earned: 0n },
    });
  },
  tableClosed(draft: QueriesDraft, { table }: EventOf<'tableClosed'>) {
    draft.tables.set(table, { ...draft.tables.get(table)!, listed: false, bond: 0n });
  },
  queryAsked(draft: QueriesDraft, { query, table, client, sql, rows, deposit, timestamp }: EventOf<'queryAsked'>) {
    draft.open.set(query, { client, table, sql, rows: unpackRows(rows), deposit, askedAt: timestamp });
    draft.tables.set(table, { ...draft.tables.get(table)!, lastAskedAt: timestamp });
    draft.counts = { ...draft.counts, asked: draft.counts.asked + 1 };
    draft.coins = { ...draft.coins, deposited: draft.coins.deposited + deposit };
  },
  queryAnswered(draft: QueriesDraft, { query, table, client, answers, charge, refund }: EventOf<'queryAnswered'>) {
    const worths = new Map(draft.open.get(query)!.rows.map(({ example, worth }) => [example, worth]));
    const rows = unpackAnswers(answers).map((row) => ({ ...row, worth: worths.get(row.example) ?? 0 }));
    const before = draft.tables.get(table)!;
    draft.open.delete(query);
    draft.answered.set(client, { query, table, answers: rows });
    draft.tables.set(table, { ...before, earned: before.earned + charge });
    const { counts, coins } = draft;
    draft.counts = { ...counts, answered: counts.answered + 1, rows: counts.rows + rows.length };
    draft.coins = { ...coins, charged: coins.charged + charge, refunded: coins.refunded + refund };
  },
  queryRefused(draft: QueriesDraft, { query, refund }: EventOf<'queryRefused'>) {
    draft.open.delete(query);
    draft.counts = { ...draft.counts, refused: draft.counts.refused + 1 };
    draft.coins = { ...draft.coins, refunded: draft.coins.refunded + refund };
  },
  queryReclaimed(draft: QueriesDraft, { query, table, refund, fine }: EventOf<'queryReclaimed'>) {
    const before = draft.tables.get(table)!;
    draft.open.delete(query);
    draft.tables.set(table, { ...before, bond: before.bond - fine });
    const { counts, coins } = draft;
    draft.counts = { ...counts, reclaimed: counts.reclaimed + 1 };
    draft.coins = { ...coins, refunded: coins.refunded + refund, fined: coins.fined + fine };
  },
};

import { QueryMarket } from '../../../contracts/bindings/index.js';
import type { Address, Hex } from '../../chain/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { market } from '../market/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { token } from '../token/index.js';
import type { AnsweredRow, OwnRow } from './rows.js';
import { queriesSection } from './section.js';

type OfQuery = Fact & { readonly query: number; readonly table: number; readonly client: Address };
/** Amounts are wei of coins. */
export type QueriesFact =
  | (Fact & {
      readonly type: 'tableRegistered';
      readonly table: number;
      readonly provider: Address;
      readonly name: string;
      readonly modelCid: string;
      readonly price: bigint;
      readonly bond: bigint;
    })
  | (Fact & {
      readonly type: 'tableClosed';
      readonly table: number;
      readonly provider: Address;
      readonly bond: bigint;
    })
  | (OfQuery & {
      readonly type: 'queryAsked';
      readonly sql: string;
      readonly rows: Hex;
      readonly deposit: bigint;
    })
  | (OfQuery & {
      readonly type: 'queryAnswered';
      readonly answers: Hex;
      readonly charge: bigint;
      readonly refund: bigint;
    })
  | (OfQuery & { readonly type: 'queryRefused'; readonly reason: string; readonly refund: bigint })
  | (OfQuery & { readonly type: 'queryReclaimed'; readonly refund: bigint; readonly fine: bigint });
export const queriesEvents = eventsOf<QueriesFact>();

/** A trained model that queries may join. Amounts are wei of coins. */
export interface TableView {
  readonly provider: Address;
  /** What queries call it. */
  readonly name: string;
  readonly modelCid: string;
  /** Of a row. */
  readonly price: bigint;
  readonly bond: bigint;
  readonly listed: boolean;
  /** When it was last asked, or registered (Unix seconds). */
  readonly lastAskedAt: number;
  readonly earned: bigint;
}

export interface OpenQuery {
  readonly client: Address;
  readonly table: number;
  readonly sql: string;
  readonly rows: readonly OwnRow[];
  /** Wei of coins held for it. */
  readonly deposit: bigint;
  /** Unix seconds. */
  readonly askedAt: number;
}

/** The latest answer that a client got. */
export interface AnsweredQuery {
  readonly query: number;
  readonly table: number;
  /** With what a right answer is worth, in 1/10,000 coins. */
  readonly answers: readonly (AnsweredRow & OwnRow)[];
}

/** Amounts are wei of coins. */
export interface QueriesState {
  /** By number, oldest first. */
  readonly tables: ReadonlyMap<number, TableView>;
  /** Queries that are neither answered nor paid back, by number. */
  readonly open: ReadonlyMap<number, OpenQuery>;
  readonly answered: ReadonlyMap<Address, AnsweredQuery>;
  /** What ever became of queries, and the rows that were ever answered. */
  readonly counts: {
    readonly asked: number;
    readonly answered: number;
    readonly refused: number;
    readonly reclaimed: number;
    readonly rows: number;
  };
  /** Deposits ever made, what was charged of them and paid back; fines are no part of them. */
  readonly coins: {
    readonly deposited: bigint;
    readonly charged: bigint;
    readonly refunded: bigint;
    readonly fined: bigint;
  };
}

const contracts = { market: QueryMarket };
export const queriesOutline: Outline<'queries', typeof contracts, QueriesState, QueriesFact, typeof queriesSection> = {
  name: 'queries',
  section: queriesSection,
  contracts,
  empty: {
    tables: new Map(),
    open: new Map(),
    answered: new Map(),
    counts: { asked: 0, answered: 0, refused: 0, reclaimed: 0, rows: 0 },
    coins: { deposited: 0n, charged: 0n, refunded: 0n, fined: 0n },
  },
};
export type QueriesScope = ScopeOf<typeof queriesOutline, typeof token | typeof market>;

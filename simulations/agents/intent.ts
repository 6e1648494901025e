import type { ContractCall } from '../chain/index.js';
import type { CoreView } from '../world/index.js';
import type { Scope } from './scope.js';
import type { Finding, WorkKind } from './work.js';

/**
 * The quarter of the tick in which an intent is carried out. Each has a block of its own, mined after the protocol's
 * window for it has opened; a quarter in which nobody sends anything has none.
 */
export type TickWindow = 0 | 1 | 2 | 3;
export const TICK_WINDOWS: readonly TickWindow[] = [0, 1, 2, 3];

/** What an agent wants done this tick: transactions, off-chain work that yields transactions or knowledge, or both. */
export type Intent = PlainIntent | MomentIntent | WorkIntent;

interface IntentBase {
  /** Names the intent in records and charts, e.g. `vote`, `commit`. */
  readonly purpose: string;
  readonly window: TickWindow;
}

/** Transactions that need no work. */
export interface PlainIntent extends IntentBase {
  readonly calls: readonly ContractCall[];
  /**
   * What is still to be sent once the block with the calls before is mined (of everybody in the window, if there are any),
   * asked again after each block of its own until nothing is. Whoever was refused is not asked again. Made by `callsInParts`.
   */
  readonly further?: (view: CoreView) => readonly ContractCall[];
}

/** The moment at which a window's block is about to be mined. */
export interface Moment {
  readonly view: CoreView;
  /** Unix seconds of the window's block. */
  readonly now: number;
  /** Unix seconds of the next block in which anybody can act. */
  readonly next: number;
  /** What the agent has found out so far, this window's own work included; oldest first. */
  readonly findings: readonly Finding[];
}

/** Transactions that are decided on as the window begins, from what is then on the chain and known. */
export interface MomentIntent extends IntentBase {
  readonly decide: (moment: Moment) => readonly ContractCall[];
}

/** Work whose result becomes transactions, a finding, or both. Made by `workIntent`, which knows its types. */
export interface WorkIntent extends IntentBase {
  readonly kind: WorkKind<object, unknown>;
  /**
   * The order, given the chain's state when the window begins; `null` when there is nothing to do after all. The same
   * object given twice in a tick is done once.
   */
  readonly order: (view: CoreView) => object | null;
  /** `view` is the one the order was made from. */
  readonly finish: (result: unknown, view: CoreView) => WorkYield;
}

export interface WorkYield {
  readonly calls: readonly ContractCall[];
  readonly finding?: Finding;
}

/** How an intent with work is written: everything typed by the kind of work and the mechanism's scope. */
export interface WorkIntentDraft<S extends Scope, Order extends object, Result> extends IntentBase {
  readonly order: (view: S['view']) => Order | null;
  readonly calls?: (result: Result, view: S['view']) => readonly ContractCall[];
  readonly finding?: (result: Result, view: S['view']) => Finding;
}

/** Further calls of an intent, as a mechanism writes them: given the state after the calls before. */
export function callsInParts<S extends Scope>(
  intent: PlainIntent,
  further: (view: S['view']) => readonly ContractCall[],
): PlainIntent {
  return { ...intent, further: further as (view: CoreView) => readonly ContractCall[] };
}

/** An intent that asks for work of a kind. The kernel keeps kind, order and result together, so that their types fit. */
export function workIntent<S extends Scope, Order extends object, Result>(
  kind: WorkKind<Order, Result>,
  { purpose, window, order, calls, finding }: WorkIntentDraft<S, Order, Result>,
): WorkIntent {
  return {
    purpose,
    window,
    // Whoever does the work gives it back the request that it was made with.
    kind: kind as unknown as WorkKind<object, unknown>,
    order: order as (view: CoreView) => Order | null,
    finish: (result, view) => ({
      calls: calls?.(result as Result, view) ?? [],
      ...(finding === undefined ? {} : { finding: finding(result as Result, view) }),
    }),
  };
}

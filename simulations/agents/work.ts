import type { LearningService } from '../learning/index.js';

/** What off-chain work is done with. */
export interface WorkServices {
  /** `null` in a run in which nobody trains. */
  readonly learning: LearningService | null;
}

/** One kind of off-chain work that agents may order: train, measure, prove, infer. Orders are plain data. */
export interface WorkKind<Order extends object, Result> {
  /** Names the work in records, e.g. `train`. */
  readonly name: string;
  /** Does all orders of one moment, results in their order; what comes out depends on the orders alone. */
  readonly run: (orders: readonly Order[], services: WorkServices) => Promise<readonly Result[]>;
}

/** Something an agent found out by its own off-chain work, and anybody could check by doing the same work. */
export interface Finding {
  readonly kind: string;
}

/** Work that was done in a tick: the order and what came of it. */
export interface DoneWork<Order, Result> {
  readonly order: Order;
  readonly result: Result;
}

/** A tick's work by the kind's name, as the kernel keeps it. */
export type WorkRecord = ReadonlyMap<string, readonly DoneWork<object, unknown>[]>;

/** A tick's work of one kind. Only its own `run` ever fills its place in the record, so the types are the kind's. */
export function workOf<Order extends object, Result>(
  record: WorkRecord,
  kind: WorkKind<Order, Result>,
): readonly DoneWork<Order, Result>[] {
  return (record.get(kind.name) ?? []) as readonly DoneWork<Order, Result>[];
}

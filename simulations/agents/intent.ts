import type { WorldView } from '../world/index.js';
import type { ContractCall } from './contract-call.js';
import type { Finding } from './finding.js';
import type { WorkKind, WorkOrder, WorkResults } from './work-order.js';

/**
 * When in the tick an intent is carried out. `keep` and `act` share the tick's first block, chores before
 * everybody else; each later phase has its own block, after the protocol's window for it has opened.
 */
export const PHASES = ['keep', 'act', 'reveal', 'score', 'settle'] as const;
export type Phase = (typeof PHASES)[number];

/** What an agent wants done this tick: transactions, off-chain work that yields transactions or knowledge, or both. */
export type Intent = PlainIntent | { [K in WorkKind]: WorkIntent<K> }[WorkKind];

interface IntentBase {
  /** Names the intent in records and charts, e.g. `vote`, `commit`. */
  readonly purpose: string;
  readonly phase: Phase;
}

/** Transactions that need no work. */
export interface PlainIntent extends IntentBase {
  readonly work?: undefined;
  readonly calls: readonly ContractCall[];
}

/** Work whose result becomes transactions, a finding, or both. */
export interface WorkIntent<K extends WorkKind> extends IntentBase {
  readonly workKind: K;
  /** The order, given the chain's state when the phase begins; `null` when there is nothing to do after all. */
  readonly work: (view: WorldView) => Extract<WorkOrder, { kind: K }> | null;
  readonly calls: (result: WorkResults[K], view: WorldView) => readonly ContractCall[];
  /** `view` is the one the order was made from. */
  readonly finding?: (result: WorkResults[K], view: WorldView) => Finding;
}

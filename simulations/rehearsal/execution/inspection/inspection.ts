import type { Address, ChainLog, TracedAccount, TracedCall } from '../../../chain/index.js';
import type { AssetMovement, CallFrame, ExecutionReport, ReportedEvent, StateChange } from '../execution-report.js';

/** What the chain said about one or several transactions, undigested. */
export interface ExecutionEvidence {
  /** One root call a transaction, in order. */
  readonly traced: readonly TracedCall[];
  readonly diff: ReadonlyMap<Address, TracedAccount>;
  readonly logs: readonly ChainLog[];
}

/** What an execution did, in words. All but `evidence` goes into the report. */
export interface Inspection {
  readonly calls: readonly CallFrame[];
  readonly events: readonly ReportedEvent[];
  readonly movements: readonly AssetMovement[];
  readonly balances: ExecutionReport['balances'];
  readonly changes: readonly StateChange[];
  /** For checks, which count in exact amounts; it holds bigints and maps, so that it is not JSON. */
  readonly evidence: ExecutionEvidence;
}

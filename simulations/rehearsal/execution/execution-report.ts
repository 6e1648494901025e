import type { DecodedArgument, DecodedCall } from '../draft/encoded-action.js';

/**
 * One step of the proposal's life on the local chain. `signal`: holders of a veto token object, or dual governance moves on;
 * `refused`: an execution that dual governance did not let happen yet.
 */
export interface LifeStep {
  readonly step: 'deploy' | 'delegate' | 'propose' | 'vote' | 'queue' | 'execute' | 'cancel' | 'signal' | 'refused';
  /** Unix seconds on the chain. */
  readonly time: number;
  readonly transactions: number;
  readonly gas: number;
  readonly state: string;
  readonly sentence: string;
}

/** A call within the execution, with the calls it made. */
export interface CallFrame {
  readonly kind: 'CALL' | 'DELEGATECALL' | 'STATICCALL' | 'CREATE' | 'CREATE2' | 'SELFDESTRUCT' | 'CALLCODE';
  readonly from: string;
  readonly fromName: string | null;
  readonly call: DecodedCall;
  readonly gas: number;
  /** Result in words; `null` when unknown or empty. */
  readonly result: string | null;
  /** Decoded reason, `null` when it did not revert. */
  readonly reverted: string | null;
  readonly calls: readonly CallFrame[];
}

export interface ReportedEvent {
  readonly address: string;
  readonly contract: string | null;
  /** `null` when no ABI knows it; then `topics` and `data` say all there is. */
  readonly event: string | null;
  readonly arguments: readonly DecodedArgument[];
  readonly topics: readonly string[];
  readonly data: string;
}

/** An asset that moved: native currency, or a token (ERC-20, ERC-721). Amounts are decimal strings of tokens. */
export interface AssetMovement {
  readonly asset: string;
  readonly symbol: string;
  readonly from: string;
  readonly fromName: string | null;
  readonly to: string;
  readonly toName: string | null;
  readonly amount: string;
}

/** A value in storage before and after. */
export interface StateChange {
  readonly address: string;
  readonly contract: string | null;
  /** Variable with its keys, e.g. `_balances[0xab…]`; `null` when the layout is unknown. */
  readonly variable: string | null;
  readonly type: string | null;
  readonly slot: string;
  readonly before: string;
  readonly after: string;
}

/** One finding of a review. */
export interface ReviewCheck {
  readonly id: string;
  readonly title: string;
  readonly level: 'info' | 'warning' | 'error';
  readonly findings: readonly string[];
}

/** Somebody who might stop the proposal, asked for when it had passed and waited. */
export interface StopperReport {
  readonly name: string;
  readonly address: string;
  /** `against`: voters who vote so, where that alone decides; `lock`: holders of a veto token. */
  readonly power: 'cancel' | 'cancelQueued' | 'veto' | 'against' | 'lock';
  /** ISO date at which its power ends; `null` for never. */
  readonly until: string | null;
  /** Unix seconds on the chain from which it could be executed. */
  readonly ready: number;
  /** Whether the chain would have let it. */
  readonly can: boolean;
  /** Why not, or what limits it; `null` for nothing. */
  readonly why: string | null;
  /** All of it in one sentence. */
  readonly sentence: string;
}

/** What really happened to the proposal on the local chain. */
export interface ExecutionReport {
  readonly outcome: 'executed' | 'executionReverted' | 'defeated' | 'notProposed' | 'canceled' | 'heldUp';
  /** One sentence for the top of the page. */
  readonly sentence: string;
  readonly revertReason: string | null;
  readonly steps: readonly LifeStep[];
  /** `quorum`: the votes that it needs; of an optimistic proposal those Against that veto it. */
  readonly tally: { readonly for: string; readonly against: string; readonly abstain: string; readonly quorum: string };
  /** Whether votes Against alone decided, so that `tally.quorum` is what vetoes; absent where they did not. */
  readonly optimistic?: true;
  readonly actions: readonly DecodedCall[];
  /** `null` when it never came to execution: then `simulated` tells what it would do. */
  readonly calls: readonly CallFrame[];
  /** Whether calls, events, movements and changes come from a trial beside the vote, because the vote itself failed. */
  readonly simulated: boolean;
  readonly events: readonly ReportedEvent[];
  readonly movements: readonly AssetMovement[];
  /** Sum of the movements by address and asset. */
  readonly balances: readonly {
    readonly address: string;
    readonly name: string | null;
    readonly symbol: string;
    readonly change: string;
    readonly after: string;
  }[];
  readonly changes: readonly StateChange[];
  readonly gas: { readonly execute: number; readonly total: number };
  readonly checks: readonly ReviewCheck[];
  /** Digest of the state the execution left, hex: the same on any chain that ran the same calls. */
  readonly stateDigest: string;
  /** Who could still have stopped it once it had passed; absent where it did not pass, and in older reports. */
  readonly stoppers?: readonly StopperReport[];
  readonly assumptions: readonly string[];
  readonly seconds: number;
}

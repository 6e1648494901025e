import type { Archetype } from '../scenario/index.js';
import type { Address, DomainEvent, WorldView } from '../world/index.js';
import type { AgentLedger } from './agent-ledger.js';
import type { ClassifiedTransfer } from './flows/classify-transfers.js';

/** One agent, as far as statistics need to know it. */
export interface ReportedAgent {
  readonly name: string;
  readonly address: Address;
  readonly archetype: Archetype;
  readonly cohort: string;
}

/** What became of one transaction of an agent. */
export interface ReportedTransaction {
  readonly agent: string;
  readonly archetype: string;
  readonly gasUsed: bigint;
  /** `null` when it succeeded. */
  readonly error: { readonly name: string } | null;
}

/** What the tick's off-chain work measured, which no contract says. */
export interface ReportedLearning {
  /** Mean loss of the new global model on the test split (nats). */
  readonly loss: number | null;
  /** Own training measurements by agent's name. */
  readonly trained: ReadonlyMap<string, { readonly trainLoss: number | null; readonly trainAccuracy: number | null }>;
}

/** One finished tick, as the kernel hands it over. Tick t is the t-th from 0; its outcome is frame t + 1. */
export interface RecordedTick {
  readonly tick: number;
  /** Unix seconds of the tick's end. */
  readonly time: number;
  readonly previous: WorldView;
  readonly view: WorldView;
  readonly events: readonly DomainEvent[];
  readonly outcomes: readonly ReportedTransaction[];
  /** Plain words for each intervention that took effect. */
  readonly interventions: readonly string[];
  /** Names of the agents that took part in the tick. */
  readonly active: ReadonlySet<string>;
  readonly learning: ReportedLearning | null;
}

/** Everything a reporter may look at: the tick, who is who, and what the events of all ticks so far add up to. */
export interface ReporterInput extends Omit<RecordedTick, 'tick'> {
  /** Number of the frame: 0 for the deployed DAO, tick + 1 after that. */
  readonly frame: number;
  /** Unix seconds of the end of the tick before. */
  readonly previousTime: number;
  readonly agents: readonly ReportedAgent[];
  /** Every token transfer of the tick with its kind. */
  readonly transfers: readonly ClassifiedTransfer[];
  /** Sums over all ticks, this one included. */
  readonly ledger: AgentLedger;
  /** The token's cap (wei). */
  readonly cap: bigint;
}

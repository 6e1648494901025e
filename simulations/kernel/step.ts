import type { Finding } from '../agents/index.js';
import type { TrainResult } from '../learning/index.js';
import type { DomainEvent, WorldView } from '../world/index.js';
import type { TransactionOutcome } from './transaction-outcome.js';

/** The stages of a step, in order. */
export const STAGES = ['intervene', 'observe', 'decide', 'work', 'transact', 'index', 'collect'] as const;
export type Stage = (typeof STAGES)[number];

/** Everything that happened in one tick; what `collect` is given. */
export interface Step {
  /** From 0. The frame that shows its outcome has the number `tick + 1`. */
  readonly tick: number;
  /** Unix seconds of the tick's end. */
  readonly time: number;
  readonly previous: WorldView;
  readonly view: WorldView;
  readonly events: readonly DomainEvent[];
  readonly outcomes: readonly TransactionOutcome[];
  readonly blocks: number;
  /** Plain words for each intervention that took effect. */
  readonly interventions: readonly string[];
  /** Names of the agents that took part in the tick. */
  readonly active: ReadonlySet<string>;
  readonly learning: StepLearning;
  /** Milliseconds by stage so far; `collect` is added when it ends. Not part of the digest. */
  readonly stageMillis: Readonly<Record<Stage, number>>;
}

/** What the tick's off-chain work measured. */
export interface StepLearning {
  /** Mean loss of the new global model on the test split (nats). */
  readonly loss: number | null;
  /** Own training measurements by agent. */
  readonly trained: ReadonlyMap<string, TrainResult>;
}

/** Findings by agent, oldest first. */
export type Findings = ReadonlyMap<string, readonly Finding[]>;

/** Told which stage a tick is in, for progress. */
export type StageListener = (tick: number, stage: Stage) => void;

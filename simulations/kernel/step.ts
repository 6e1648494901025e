import type { TickWindow, WorkRecord } from '../agents/index.js';
import type { CoreView, DomainEvent } from '../world/index.js';

/** The stages of a step, in order. */
export const STAGES = ['intervene', 'observe', 'decide', 'work', 'transact', 'index', 'collect'] as const;
export type Stage = (typeof STAGES)[number];

/** What became of one transaction of an agent. */
export interface TransactionOutcome {
  readonly agent: string;
  readonly archetype: string;
  readonly purpose: string;
  readonly window: TickWindow;
  readonly contract: string;
  readonly functionName: string;
  readonly gasUsed: bigint;
  /** Name of the custom error and its explanation when it reverted, else `null`. */
  readonly error: { readonly name: string; readonly text: string } | null;
}

/** Everything that happened in one tick; what `collect` is given. */
export interface Step {
  /** From 0. The frame that shows its outcome has the number `tick + 1`. */
  readonly tick: number;
  /** Unix seconds of the tick's end. */
  readonly time: number;
  readonly previous: CoreView;
  readonly view: CoreView;
  readonly events: readonly DomainEvent[];
  readonly outcomes: readonly TransactionOutcome[];
  readonly blocks: number;
  /** Plain words for each intervention that took effect. */
  readonly interventions: readonly string[];
  /** Names of the agents that took part in the tick. */
  readonly active: ReadonlySet<string>;
  /** The tick's off-chain work. */
  readonly work: WorkRecord;
  /** Milliseconds by stage so far; `collect` is added when it ends. Not part of the digest. */
  readonly stageMillis: Readonly<Record<Stage, number>>;
}

/** Told which stage a tick is in, for progress. */
export type StageListener = (tick: number, stage: Stage) => void;

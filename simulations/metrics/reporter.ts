import type { NameOf, PartyWords, ProposedCall, Scope, WorkRecord } from '../agents/index.js';
import type { Address, DomainEvent } from '../world/index.js';
import type { ClassifiedTransfer } from './flows.js';
import type { Frame, ReporterInfo } from './frame.js';

/** One agent, as far as statistics need to know it. */
export interface ReportedAgent {
  readonly name: string;
  readonly address: Address;
  readonly archetype: string;
  readonly cohort: string;
  /** Which shard of the training data it holds; `null` for everybody who does not train. */
  readonly shard: number | null;
}

/** An archetype, as far as statistics need to know it. */
export interface ReportedArchetype {
  readonly name: string;
  readonly words: PartyWords;
  readonly community: boolean;
  /** What it sends that is meant to do harm; `null` for honest ones. */
  readonly attack: string | null;
}

/** What became of one transaction of an agent. */
export interface ReportedTransaction {
  readonly agent: string;
  readonly archetype: string;
  /** The moment of the tick in which it was mined, from 0. */
  readonly window: number;
  readonly gasUsed: bigint;
  /** `null` when it succeeded. */
  readonly error: { readonly name: string } | null;
}

/** One finished tick, as the kernel hands it over. Tick t is the t-th from 0; its outcome is frame t + 1. */
export interface RecordedTick<S extends Scope = Scope> {
  readonly tick: number;
  /** Unix seconds of the tick's end. */
  readonly time: number;
  readonly previous: S['view'];
  readonly view: S['view'];
  readonly events: readonly DomainEvent[];
  readonly outcomes: readonly ReportedTransaction[];
  /** Plain words for each intervention that took effect. */
  readonly interventions: readonly string[];
  /** Names of the agents that took part in the tick. */
  readonly active: ReadonlySet<string>;
  /** What the tick's off-chain work measured, which no contract says. */
  readonly work: WorkRecord;
}

/** What the ticks so far add up to, agent by agent. */
export interface RewardLedger {
  /** The frame in which something was first noticed: this one, unless it was before. */
  firstTick(occasion: string, frame: number): number;
  /** Wei of rewards an agent ever received: of one kind, or of all kinds together. 0 for any other account. */
  rewardsOf(address: Address, kind?: string): bigint;
}

/** Everything a reporter may look at: the tick, who is who, and what the events of all ticks so far add up to. */
export interface ReporterInput<S extends Scope = Scope> extends Omit<RecordedTick<S>, 'tick'> {
  /** Number of the frame: 0 for the deployed DAO, tick + 1 after that. */
  readonly frame: number;
  /** Unix seconds of the end of the tick before. */
  readonly previousTime: number;
  readonly scenario: S['scenario'];
  readonly agents: readonly ReportedAgent[];
  readonly archetypes: ReadonlyMap<string, ReportedArchetype>;
  /** Every transfer of the tick, of all assets, with its kind. */
  readonly transfers: readonly ClassifiedTransfer[];
  /** Sums over all ticks, this one included. */
  readonly ledger: RewardLedger;
  /** What an account owns of the token, wherever it lies: balance, stake, what vests (wei). */
  readonly owned: (account: Address) => bigint;
  /** Tokens that exist and are neither the treasury's nor locked (wei). */
  readonly circulating: bigint;
  readonly nameOf: NameOf;
  /** What a call that a proposal makes would do, in plain words as seen from a view. */
  readonly describe: (action: ProposedCall, view: S['view']) => string;
}

/** A named pure function over one tick. Wei come out as bigint and are written as decimal strings. */
export interface Reporter<S extends Scope = Scope> extends ReporterInfo {
  readonly report: (input: ReporterInput<S>) => number | bigint | null;
}

/** One sentence about a tick, and how much it is worth telling: the heaviest becomes the headline. */
export interface News {
  readonly weight: number;
  readonly sentence: string;
}

/** What a frame holds besides numbers: parts that the window draws in a way of their own. */
export type FrameParts = Partial<Pick<Frame, 'round' | 'proposals'>>;

/** Something that must hold after every tick: `null` when it does, else what is wrong, with the numbers. */
export type Invariant<S extends Scope = Scope> = (input: ReporterInput<S>) => string | null;

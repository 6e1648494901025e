import type { NameOf, Scope } from '../agents/index.js';
import type { Address } from '../world/index.js';
import type { AgentColumn } from './agent-ledger.js';
import type { Accruals, AuditQuestion } from './chain-audit.js';
import type { FlowRules } from './flows.js';
import type { Lens, Marker, PanelInfo, RunWords, TableInfo } from './frame.js';
import type {
  FrameParts,
  Invariant,
  News,
  ReportedAgent,
  ReportedArchetype,
  Reporter,
  ReporterInput,
} from './reporter.js';

/** Panels as a mechanism describes them. */
export type DescribedPanels = readonly Omit<PanelInfo, 'mechanism'>[];

/** What a mechanism shows of itself, typed by what it may see. */
export interface Reporting<S extends Scope = Scope> {
  /** Its measures in a run of this scenario. */
  readonly reporters?: (scenario: S['scenario']) => readonly Reporter<S>[];
  readonly flows?: FlowRules<S>;
  readonly agentColumns?: readonly AgentColumn<S>[];
  /** What an account owns of the DAO's token in the mechanism's contracts (wei). */
  readonly owned?: (view: S['view'], account: Address) => bigint;
  /** Wei of the DAO's token that nobody can move yet: not part of what circulates. */
  readonly locked?: (view: S['view']) => bigint;
  readonly invariants?: Readonly<Record<string, Invariant<S>>>;
  /** What its contracts are asked for, to hold the view against the chain. */
  readonly audit?: (view: S['view'], accounts: readonly Address[]) => readonly AuditQuestion[];
  /** Rewards that accounts have earned in its contracts by a time (Unix seconds) and not collected, in their order. */
  readonly accrued?: (view: S['view'], accounts: readonly Address[], time: number) => Accruals;
  readonly news?: (input: ReporterInput<S>) => readonly News[];
  /** What the whole run was to it, said at any tick as if it were the last: part of a sentence with numbers; `null` = nothing. */
  readonly closing?: (input: ReporterInput<S>) => string | null;
  readonly markers?: (input: ReporterInput<S>) => readonly Marker[];
  /** Parts of the frame that are drawn in a way of their own. */
  readonly parts?: (input: ReporterInput<S>) => FrameParts;
  /** The lens of the run page that its panels belong to where they do not say; the economy when left out. */
  readonly lens?: Lens;
  /** Its panels, or those that it has in a run of this scenario. */
  readonly panels?: DescribedPanels | ((scenario: S['scenario']) => DescribedPanels);
  /** What can be said before the first tick, as tables: schedules, terms. */
  readonly tables?: (input: TableInput<S>) => readonly Omit<TableInfo, 'mechanism'>[];
}

/** What tables are made from: the deployed DAO before anybody acts. */
export interface TableInput<S extends Scope = Scope> {
  readonly scenario: S['scenario'];
  readonly view: S['view'];
  readonly agents: readonly ReportedAgent[];
  /** What an account owns of the token at the start, wherever it lies (wei). */
  readonly owned: (account: Address) => bigint;
}

/** What recorder and audit know of a mechanism that is deployed. */
export interface RecordedMechanism extends Reporting {
  readonly name: string;
  readonly title: string;
}

/** A contract of the run, as far as flows and sentences need to know it. */
export interface ReportedContract {
  readonly address: Address;
  /** The party it is in the token flow. */
  readonly party: string;
  /** What sentences call it, e.g. `the stake pool`. */
  readonly inSentences: string;
  readonly one: string;
  readonly many: string;
  readonly family: string;
  readonly shade: number;
}

export interface RecorderOptions {
  readonly scenario: Scope['scenario'];
  /** The deployed DAO before anybody acts. */
  readonly genesis: Scope['view'];
  readonly agents: readonly ReportedAgent[];
  readonly archetypes: readonly ReportedArchetype[];
  readonly mechanisms: readonly RecordedMechanism[];
  readonly contracts: readonly ReportedContract[];
  readonly assets: RunWords['assets'];
  /** What a proposal's call would do, in plain words as seen from a view. */
  readonly describe: (action: Parameters<ReporterInput['describe']>[0], view: Scope['view'], nameOf: NameOf) => string;
}

import { z } from 'zod';
import type { DocumentProblem } from '../../scenario/index.js';
import { type AllocationResults, allocationParameters } from './allocation-commands.js';
import { type DatasetResults, datasetParameters } from './dataset-commands.js';
import type { Federation, ListedRun } from './federation.js';
import { type FederationResults, federationParameters } from './federation-commands.js';
import { type PollResults, pollParameters } from './poll-commands.js';
import { type RehearsalResults, rehearsalParameters } from './rehearsal-commands.js';
import {
  type AgentRow,
  type Frame,
  type PartyInfo,
  type RunDetail,
  type RunReport,
  type RunSummary,
  runOverridesSchema,
  type Scenario,
  type TransferRow,
} from './run.js';
import { runIdSchema } from './run-id.js';
import { type WatchResults, watchParameters } from './watch-commands.js';
import { type WorkbookResults, workbookParameters } from './workbook-commands.js';

const runId = runIdSchema;
const tick = z.int().min(0);

/** Parameters of every command, parsed at the engine's edge. The window's types are derived from these. */
export const commandParameters = {
  /** The library: scenarios and federations, built-in ones first. */
  listScenarios: z.strictObject({}),
  /** A scenario or a federation of the library; its `format` tells which. */
  getScenario: z.strictObject({ name: z.string().max(60) }),
  /** Checks a scenario or a federation without running it. */
  validateScenario: z.strictObject({ scenario: z.unknown() }),
  /** Starts a run of a library scenario (by name) or of a whole scenario given inline. */
  startRun: z.strictObject({
    scenario: z.union([z.string().max(60), z.looseObject({})]),
    overrides: runOverridesSchema.default({}),
    paused: z.boolean().default(false),
    /** Ticks a second at most; `null` = as fast as it goes. */
    speed: z.number().positive().max(1000).nullable().default(null),
  }),
  /**
   * Of a run of either kind: `step` does one tick, or one round, and pauses; `stop` ends it after the one it is in and
   * keeps what was computed. `until` makes `play` pause after that tick or round.
   */
  controlRun: z.strictObject({ runId, action: z.enum(['play', 'pause', 'step', 'stop']), until: tick.optional() }),
  /** Ticks, or rounds, a second at most; `null` = as fast as it goes. */
  setSpeed: z.strictObject({ runId, speed: z.number().positive().max(1000).nullable() }),
  /** Newest first. */
  listRuns: z.strictObject({}),
  getRun: z.strictObject({ runId }),
  /** Frames `from` to `to`, both included; at most 1,000 a call. */
  getFrames: z.strictObject({ runId, from: tick, to: tick }),
  /** All agents as they stood at the end of a tick. */
  getAgents: z.strictObject({ runId, tick }),
  /** One agent's rows over all ticks so far. */
  getAgentHistory: z.strictObject({ runId, agent: z.string().max(80) }),
  /**
   * Single transfers in chain order, `limit` of them from the `offset`-th: of an asset, from and to parties, of a kind, in
   * the ticks `from` to `to`, both included. What is left out is not asked of them; `newestFirst` turns the order about.
   */
  getTransfers: z.strictObject({
    runId,
    asset: z.string().max(80).optional(),
    sources: z.array(z.string().max(80)).max(100).optional(),
    targets: z.array(z.string().max(80)).max(100).optional(),
    kind: z.string().max(80).optional(),
    from: tick,
    to: tick,
    offset: z.int().min(0).default(0),
    limit: z.int().min(1).max(1000).default(100),
    newestFirst: z.boolean().default(false),
  }),
  getReport: z.strictObject({ runId }),
  /** Writes the run's tables beside its store and answers with the files' paths. */
  exportRun: z.strictObject({ runId, format: z.enum(['csv', 'parquet', 'json']) }),
  /** Removes a run from the list. It can be restored until the application ends. */
  removeRun: z.strictObject({ runId }),
  restoreRun: z.strictObject({ runId }),
  /** Writes on a run what somebody wants to remember of it; what is left out stays. */
  noteOnRun: z.strictObject({
    runId,
    name: z.string().max(80).nullable().optional(),
    note: z.string().max(2000).optional(),
    tags: z.array(z.string().min(1).max(30)).max(10).optional(),
    pinned: z.boolean().optional(),
  }),
  /** The newest run of the same scenario, seed and backend in which nobody attacks, all else being equal. */
  findCleanRun: z.strictObject({ runId }),
  /** What this machine has: versions, backends, engines, folders, free space. */
  getDoctor: z.strictObject({}),
  ...federationParameters,
  ...datasetParameters,
  ...rehearsalParameters,
  ...allocationParameters,
  ...watchParameters,
  ...pollParameters,
  ...workbookParameters,
} as const;

export type CommandName = keyof typeof commandParameters;
export type CommandParameters<C extends CommandName> = z.input<(typeof commandParameters)[C]>;
export type ParsedParameters<C extends CommandName> = z.output<(typeof commandParameters)[C]>;

/** What every command answers. */
export interface CommandResults
  extends FederationResults,
    DatasetResults,
    RehearsalResults,
    AllocationResults,
    WatchResults,
    PollResults,
    WorkbookResults {
  listScenarios: readonly ListedScenario[];
  getScenario: Scenario | Federation;
  validateScenario: { readonly problems: readonly DocumentProblem[] };
  startRun: RunSummary;
  controlRun: ListedRun;
  setSpeed: { readonly speed: number | null };
  listRuns: readonly ListedRun[];
  getRun: RunDetail;
  getFrames: readonly Frame[];
  getAgents: readonly AgentRow[];
  getAgentHistory: readonly (AgentRow & { readonly tick: number })[];
  getTransfers: {
    /** How many there are in all. */
    readonly total: number;
    readonly rows: readonly (TransferRow & { readonly tick: number })[];
  };
  getReport: RunReport;
  exportRun: { readonly files: readonly string[] };
  removeRun: { readonly removed: true };
  restoreRun: ListedRun;
  noteOnRun: ListedRun;
  /** `null` when there is none; `attackers` says what became of them in it: left out, or replaced by honest trainers. */
  findCleanRun: { readonly run: RunSummary; readonly attackers: 'removed' | 'honest' } | null;
  getDoctor: DoctorReport;
}

/** The whole contract, window to engine: one asynchronous function a command. */
export type Commands = { [C in CommandName]: (parameters: CommandParameters<C>) => Promise<CommandResults[C]> };

/** What the library offers; `kind` tells a DAO's scenario from a federation. */
export type ListedScenario = ScenarioSummary | FederationCard;

/** A cohort of a scenario, with what its archetype is called and drawn as. */
export interface CohortSummary extends Pick<PartyInfo, 'one' | 'many' | 'family' | 'shade' | 'attacker'> {
  readonly archetype: string;
  readonly count: number;
}

export interface ScenarioSummary {
  readonly kind: 'scenario';
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly ticks: number;
  readonly tickSeconds: number;
  /** Number of agents by archetype, in the scenario's order. */
  readonly population: readonly CohortSummary[];
  readonly model: string;
  readonly aggregation: string;
  /** Reward split in percent: trainers, validators, stakers, treasury. */
  readonly split: {
    readonly trainers: number;
    readonly validators: number;
    readonly stakers: number;
    readonly treasury: number;
  };
  /** Roughly how long a run takes here (s), from earlier runs of it on this machine; `null` before the first. */
  readonly expectedSeconds: number | null;
}

/** A federation of the library: what its card shows. */
export interface FederationCard {
  readonly kind: 'federation';
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly clients: number;
  /** Clients asked each round. */
  readonly cohort: number;
  /** Most rounds. */
  readonly rounds: number;
  readonly dataset: string;
  readonly model: string;
  readonly aggregation: string;
  readonly adversaries: readonly { readonly attack: string; readonly count: number }[];
  /** What protects the clients' data. */
  readonly protection: { readonly privacy: boolean; readonly secureAggregation: boolean };
  readonly published: { readonly source: string; readonly rounds: number } | null;
  /** Roughly how long a run takes here (s), from earlier runs of it on this machine; `null` before the first. */
  readonly expectedSeconds: number | null;
}

export interface DoctorReport {
  readonly version: string;
  readonly node: string;
  readonly platform: string;
  readonly cores: number;
  readonly memoryMB: number;
  readonly dataFolder: string;
  readonly freeMB: number;
  /** A failed check that is `required` keeps Folkmoot from running; the others only narrow the choice. */
  readonly checks: readonly {
    readonly name: string;
    readonly ok: boolean;
    readonly required: boolean;
    readonly detail: string;
    readonly hint: string | null;
  }[];
}

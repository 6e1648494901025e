import { z } from 'zod';
import type { WireError } from '../../errors/index.js';
import type { Scenario, ScenarioDraft } from '../../mechanisms/index.js';
import type {
  AgentColumnInfo,
  AgentRow,
  AssetInfo,
  FlowInfo,
  Frame,
  Lens,
  PanelForm,
  PanelInfo,
  PartyInfo,
  ReporterForm,
  ReporterInfo,
  RunWords,
  TableInfo,
  TransferRow,
} from '../../metrics/index.js';
import type { RunNotes, RunOrigin } from '../../results/index.js';
import { chainEngineSchema, learningBackendSchema } from '../../scenario/index.js';

export type {
  AgentColumnInfo,
  AgentRow,
  AssetInfo,
  FlowInfo,
  Frame,
  Lens,
  PanelForm,
  PanelInfo,
  PartyInfo,
  ReporterForm,
  ReporterInfo,
  RunNotes,
  RunOrigin,
  RunWords,
  Scenario,
  ScenarioDraft,
  TableInfo,
  TransferRow,
  WireError,
};

/** How a run came out, as the list of runs shows it; shares are 0 to 1. */
export interface RunResults {
  readonly accuracy: number | null;
  readonly proposals: { readonly created: number; readonly executed: number };
  readonly gini: number;
  /** `null` where the token has no market, or the report is of an earlier version. */
  readonly price: TokenPrice | null;
}

/** What a token costs in the coins of its market: `0.28` `USDX`. */
export interface TokenPrice {
  readonly coins: number;
  readonly symbol: string;
}

/** Where a run stands. */
export type RunState = 'starting' | 'running' | 'paused' | 'finished' | 'stopped' | 'failed' | 'interrupted';

export interface RunSummary {
  readonly kind: 'dao';
  readonly id: string;
  readonly scenario: string;
  readonly title: string;
  readonly seed: number;
  readonly engine: 'anvil' | 'ganache';
  readonly backend: 'node' | 'wasm' | 'cpu';
  readonly state: RunState;
  /** Ticks done so far, of `ticks`. */
  readonly tick: number;
  readonly ticks: number;
  readonly tickSeconds: number;
  /** Unix seconds of the simulated start. */
  readonly startTime: number;
  /** Wall-clock start, ISO 8601. */
  readonly createdAt: string;
  readonly digest: string | null;
  readonly error: WireError | null;
  /** Folder that holds the run's store and manifest. */
  readonly folder: string;
  readonly notes?: RunNotes | undefined;
  /** `null` when there was nothing to compare it with; absent in runs of earlier versions. */
  readonly origin?: RunOrigin | null | undefined;
  /** `null` until it has ended. */
  readonly results?: RunResults | null | undefined;
}

export interface RunDetail extends RunSummary {
  /** As it ran: defaults and overrides filled in. */
  readonly resolved: Scenario;
  /** What there is to see in it, and what it is called. */
  readonly words: RunWords;
  readonly agents: readonly AgentInfo[];
}

export interface AgentInfo {
  readonly agent: string;
  readonly archetype: string;
  readonly cohort: string;
  readonly address: string;
  /** Training examples by label, for trainers. */
  readonly shard: readonly number[] | null;
}

/** What `folkmoot run --json` prints and the run's end announces. Amounts are decimal strings of tokens. */
export interface RunReport {
  readonly scenario: string;
  readonly seed: number;
  readonly ticks: number;
  readonly engine: string;
  readonly backend: string;
  /** At work: time in which the run was paused or held back by a speed limit is not in it. */
  readonly wallSeconds: number;
  readonly transactions: { readonly sent: number; readonly reverted: number; readonly perSecond: number };
  readonly blocks: number;
  readonly accuracy: { readonly first: number | null; readonly final: number | null; readonly best: number | null };
  /** Agents that worked and had nothing to send, and why, with the rounds it happened in. */
  readonly lostWork: readonly { readonly agent: string; readonly why: string; readonly rounds: number }[];
  readonly rewards: {
    /** Paid out, claimed staking rewards among them, by archetype. */
    readonly byRole: Readonly<Record<string, string>>;
    /**
     * Earned by the end and not claimed, by archetype; `null` when the chain could not be asked any more. Reports of earlier
     * versions do not have it.
     */
    readonly accruedByRole?: Readonly<Record<string, string>> | null;
  };
  readonly supply: { readonly start: string; readonly end: string };
  readonly proposals: { readonly created: number; readonly executed: number; readonly defeated: number };
  readonly turnout: { readonly mean: number | null };
  readonly gini: number;
  /** At the end; `null` where the token has no market. Reports of earlier versions do not have it. */
  readonly price?: TokenPrice | null;
  /** What the run's mechanisms say of all of it, each in part of a sentence. Reports of earlier versions do not have it. */
  readonly told?: readonly string[];
  readonly invariants: { readonly checked: number; readonly violated: number };
  readonly stageMillis: Readonly<Record<string, number>>;
  readonly peakMemoryMB: number;
  readonly digest: string;
}

export const runOverridesSchema = z.strictObject({
  seed: z.int().min(0).optional(),
  ticks: z.int().min(1).max(100_000).optional(),
  engine: chainEngineSchema.optional(),
  backend: learningBackendSchema.optional(),
});
export type RunOverrides = z.output<typeof runOverridesSchema>;

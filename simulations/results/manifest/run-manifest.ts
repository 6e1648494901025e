import { z } from 'zod';
import type { Scenario } from '../../mechanisms/index.js';
import type { RunWords } from '../../metrics/index.js';
import { notesOutline, type RunNotes, type RunOrigin } from './run-notes.js';

/** States of a run. While one of the first three, a process is at work on it. */
export const RUN_STATES = ['starting', 'running', 'paused', 'finished', 'stopped', 'failed', 'interrupted'] as const;
export type RunState = (typeof RUN_STATES)[number];
export const LIVE_STATES: readonly RunState[] = ['starting', 'running', 'paused'];

export const wireErrorOutline = z.looseObject({ code: z.string(), message: z.string() }).nullable();

/** Runs were all of DAOs once, and their manifests said nothing of it. */
export const runOutline = z.looseObject({
  format: z.literal('folkmoot-run/1'),
  kind: z.literal('dao').default('dao'),
  id: z.string().min(1),
  scenario: z.string(),
  title: z.string(),
  seed: z.int().min(0),
  engine: z.enum(['anvil', 'ganache']),
  backend: z.enum(['node', 'wasm', 'cpu']),
  state: z.enum(RUN_STATES),
  tick: z.int().min(0),
  ticks: z.int().min(1),
  tickSeconds: z.int(),
  startTime: z.int(),
  createdAt: z.string(),
  digest: z.string().nullable(),
  error: wireErrorOutline,
  owner: z.object({ pid: z.int(), startedAt: z.string().nullable() }).nullable(),
  resolved: z.looseObject({}),
  words: z.looseObject({ agentColumns: z.array(z.looseObject({ name: z.string() })) }),
  agents: z.array(z.looseObject({ agent: z.string() })),
  report: z.unknown(),
  ...notesOutline,
});

/** One agent as the manifest lists it. */
export interface ManifestAgent {
  readonly agent: string;
  readonly archetype: string;
  readonly cohort: string;
  readonly address: string;
  /** Training examples by label, for trainers. */
  readonly shard: readonly number[] | null;
}

/** What `run.json` says of a DAO's run. `tick` counts finished ticks; `owner` is the process at work on it. */
export interface RunManifest {
  readonly format: 'folkmoot-run/1';
  readonly kind: 'dao';
  readonly id: string;
  readonly scenario: string;
  readonly title: string;
  readonly seed: number;
  readonly engine: 'anvil' | 'ganache';
  readonly backend: 'node' | 'wasm' | 'cpu';
  readonly state: RunState;
  readonly tick: number;
  readonly ticks: number;
  readonly tickSeconds: number;
  /** Unix seconds of the simulated start. */
  readonly startTime: number;
  /** Wall-clock start, ISO 8601. */
  readonly createdAt: string;
  readonly digest: string | null;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly hint?: string;
    readonly field?: string;
  } | null;
  readonly owner: { readonly pid: number; readonly startedAt: string | null } | null;
  /** The scenario as it ran: defaults and overrides filled in. */
  readonly resolved: Scenario;
  /** What there is to see in the run, and what it is called. */
  readonly words: RunWords;
  readonly agents: readonly ManifestAgent[];
  /** The run's closing report, as its maker wrote it; `null` until the end. */
  readonly report: unknown;
  /** Absent until somebody wrote some. */
  readonly notes?: RunNotes | undefined;
  /** `null` when there was nothing to compare it with; absent in runs of earlier versions. */
  readonly origin?: RunOrigin | null | undefined;
}

import { z } from 'zod';
import type { WireError } from '../../errors/index.js';
import type { FederationReport, FederationRound, FederationSetup } from '../../learning/index.js';
import { type Federation, type FederationDraft, learningBackendSchema } from '../../scenario/index.js';
import type { RunNotes, RunOrigin, RunState, RunSummary } from './run.js';

export type { Federation, FederationDraft, FederationReport, FederationRound, FederationSetup };

/** A federated-learning study without a chain, as the list of runs shows it. */
export interface FederationSummary {
  readonly kind: 'federation';
  readonly id: string;
  /** Name of its file. */
  readonly scenario: string;
  readonly title: string;
  readonly seed: number;
  readonly backend: 'node' | 'wasm' | 'cpu';
  readonly state: RunState;
  /** Rounds done so far, of at most `rounds`. */
  readonly round: number;
  readonly rounds: number;
  readonly clients: number;
  /** Share right (0 to 1) on the test split after the last finished round; `null` before round 0. */
  readonly accuracy: number | null;
  /** Wall-clock start, ISO 8601. */
  readonly createdAt: string;
  readonly error: WireError | null;
  /** Folder that holds everything about it. */
  readonly folder: string;
  readonly notes?: RunNotes | undefined;
  /** `null` when there was nothing to compare it with; absent in federations of earlier versions. */
  readonly origin?: RunOrigin | null | undefined;
}

/** A run of either kind; `kind` tells which. */
export type ListedRun = RunSummary | FederationSummary;

/** Everything about a federation but its rounds. */
export interface FederationDetail {
  readonly summary: FederationSummary;
  /** As it runs: defaults, overrides and absolute paths filled in. */
  readonly federation: Federation;
  readonly setup: FederationSetup;
  /** `null` until it has ended; a failed or interrupted one has none. */
  readonly report: FederationReport | null;
  /** Bytes of a round that a crash cut short. They are not read, and nothing else is lost. */
  readonly tornBytes: number;
}

export const federationOverridesSchema = z.strictObject({
  seed: z.int().min(0).optional(),
  rounds: z.int().min(1).max(100_000).optional(),
  backend: learningBackendSchema.optional(),
});
export type FederationOverrides = z.output<typeof federationOverridesSchema>;

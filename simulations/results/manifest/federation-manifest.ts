import { z } from 'zod';
import { RUN_STATES, type RunManifest, type RunState, wireErrorOutline } from './run-manifest.js';
import { notesOutline, type RunNotes, type RunOrigin } from './run-notes.js';

export const federationOutline = z.looseObject({
  format: z.literal('folkmoot-run/1'),
  kind: z.literal('federation'),
  id: z.string().min(1),
  scenario: z.string(),
  title: z.string(),
  seed: z.int().min(0),
  backend: z.enum(['node', 'wasm', 'cpu']),
  state: z.enum(RUN_STATES),
  round: z.int().min(0),
  rounds: z.int().min(1),
  clients: z.int().min(1),
  accuracy: z.number().nullable(),
  createdAt: z.string(),
  error: wireErrorOutline,
  owner: z.object({ pid: z.int(), startedAt: z.string().nullable() }).nullable(),
  ...notesOutline,
});

/** What `run.json` says of a federation. `round` counts finished rounds; `owner` is the process at work on it. */
export interface FederationManifest {
  readonly format: 'folkmoot-run/1';
  readonly kind: 'federation';
  readonly id: string;
  /** Name of its file. */
  readonly scenario: string;
  readonly title: string;
  readonly seed: number;
  readonly backend: 'node' | 'wasm' | 'cpu';
  readonly state: RunState;
  readonly round: number;
  /** Most rounds. */
  readonly rounds: number;
  readonly clients: number;
  /** Share right (0 to 1) after the last finished round; `null` before round 0. */
  readonly accuracy: number | null;
  /** Wall-clock start, ISO 8601. */
  readonly createdAt: string;
  readonly error: RunManifest['error'];
  readonly owner: RunManifest['owner'];
  /** Absent until somebody wrote some. */
  readonly notes?: RunNotes | undefined;
  /** `null` when there was nothing to compare it with; absent in federations of earlier versions. */
  readonly origin?: RunOrigin | null | undefined;
}

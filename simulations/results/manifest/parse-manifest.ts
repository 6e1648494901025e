import { z } from 'zod';
import { type FederationManifest, federationOutline } from './federation-manifest.js';
import { type RunManifest, runOutline } from './run-manifest.js';

/** What a run's `run.json` holds, whatever the run is of. */
export type Manifest = RunManifest | FederationManifest;

const outline = z.union([federationOutline, runOutline]);

/** Checks the outline of a manifest; `null` when it is not one. Inner parts are trusted as they were written. */
export function parseManifest(json: unknown): Manifest | null {
  const parsed = outline.safeParse(json);
  return parsed.success ? (parsed.data as unknown as Manifest) : null;
}

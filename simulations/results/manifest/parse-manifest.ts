import { z } from 'zod';
import { type FederationManifest, federationOutline } from './federation-manifest.js';
import { type RunManifest, runOutline } from './run-manifest.js';

/** What a run's `run.json` holds, whatever the run is of. */
export type Manifest = RunManifest | FederationManifest;

/** What a list of runs says of a DAO's: all but the scenario, its words and the agents, most of a `run.json`. */
export type ListedRunManifest = Omit<RunManifest, 'resolved' | 'words' | 'agents'>;
export type ListedManifest = ListedRunManifest | FederationManifest;

/** The part of a DAO's manifest that a list of runs has, whether or not there is more of it. */
export function listedPart(manifest: ListedRunManifest & Partial<RunManifest>): ListedRunManifest {
  const { resolved: _resolved, words: _words, agents: _agents, ...listed } = manifest;
  return listed;
}

const outline = z.union([federationOutline, runOutline]);

/** Checks the outline of a manifest; `null` when it is not one. Inner parts are trusted as they were written. */
export function parseManifest(json: unknown): Manifest | null {
  const parsed = outline.safeParse(json);
  // The outline was looked at; the rest is what this version wrote, by its format’s name.
  return parsed.success ? (parsed.data as unknown as Manifest) : null;
}

/** Before runs said in words what is in them, they listed their reporters: the outline but for that. */
const earlierOutline = runOutline.omit({ words: true }).extend({ reporters: z.array(z.unknown()) });

/** Whether it is a DAO's manifest as it was before `words`. */
export const isEarlierManifest = (json: unknown): boolean => earlierOutline.safeParse(json).success;

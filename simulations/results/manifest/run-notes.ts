import { z } from 'zod';
import type { Difference } from '../../scenario/index.js';

/** What somebody wrote on a run, and how it differs from what it was made of; nothing of it changes a result. */
export interface RunNotes {
  /** Its own name; `null` = the title of its scenario. */
  readonly name: string | null;
  readonly note: string;
  readonly tags: readonly string[];
  readonly pinned: boolean;
}

/** What a run was made of, and in what it differs from that. */
export interface RunOrigin {
  /** A scenario or a federation of the library by its name, else the id of an earlier run. */
  readonly scenario: string | null;
  readonly runId: string | null;
  readonly changes: readonly Difference[];
}

export const noNotes: RunNotes = { name: null, note: '', tags: [], pinned: false };

/** Runs of earlier versions have neither. */
export const notesOutline = {
  notes: z
    .object({ name: z.string().nullable(), note: z.string(), tags: z.array(z.string()), pinned: z.boolean() })
    .optional(),
  origin: z
    .object({
      scenario: z.string().nullable(),
      runId: z.string().nullable(),
      changes: z.array(z.looseObject({ field: z.string() })),
    })
    .nullish(),
};

import { z } from 'zod';

/** The id of a run of either kind. */
export const runIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{3,80}$/, 'must be the id of a run, e.g. "tiny-s1-20260101t120000-0a1b"');

import { z } from 'zod';
import type { PollRule, PollTally, PollType } from '../../rehearsal/index.js';
import { MOST_IMPORT_CHARACTERS } from './rehearsal-commands.js';

export type { PollRule, PollTally, PollType };

/** How a poll's votes become scores. */
export const POLL_TYPES = [
  'single-choice',
  'basic',
  'approval',
  'weighted',
  'quadratic',
  'ranked-choice',
  'copeland',
] as const satisfies readonly PollType[];

/** Whose counting, the rule in force first. */
export const POLL_RULES = [
  'snapshot-2026-07',
  'snapshot-2025-03',
  'partial-rankings',
] as const satisfies readonly PollRule[];

/** Commands about off-chain polls. Nothing is kept. */
export const pollParameters = {
  /**
   * Counts a poll: JSON with the proposal, its choices and every vote, a hub's answer, or Snapshot's CSV download. `type` goes
   * before what the file states.
   */
  tallyPoll: z.strictObject({
    file: z.strictObject({ name: z.string().min(1).max(200), text: z.string().max(MOST_IMPORT_CHARACTERS) }),
    type: z.enum(POLL_TYPES).nullable().default(null),
  }),
} as const;

/** What they answer. */
export interface PollResults {
  tallyPoll: {
    /** By the rule in force first, then by older ones; each says of itself what it left out. */
    readonly tallies: readonly PollTally[];
    /** Scores that the file itself records, by choice; `null` without. */
    readonly recorded: readonly number[] | null;
  };
}

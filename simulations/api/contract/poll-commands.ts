import { z } from 'zod';
import { POLL_RULES, POLL_TYPES, type PollRule, type PollTally, type PollType } from '../../rehearsal/poll/poll.js';
import { MOST_IMPORT_CHARACTERS } from './rehearsal-commands.js';

export { POLL_RULES, POLL_TYPES, type PollRule, type PollTally, type PollType };

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

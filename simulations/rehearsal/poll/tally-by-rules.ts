import { InputError } from '../../errors/index.js';
import type { ImportFile } from '../table/import-file.js';
import { POLL_RULES, type PollTally, type PollType } from './poll.js';
import { readPoll } from './read-poll.js';
import { tallyPoll } from './tally-poll.js';

/** A poll counted by the rules that hubs had over time. */
export interface TalliesByRule {
  /** By the rule in force first, then by older ones that can count it. */
  readonly tallies: readonly PollTally[];
  /** Scores that the file itself records, by choice; `null` without. */
  readonly recorded: readonly number[] | null;
}

/**
 * Counts a poll by the rule in force and by each older one.
 * @param type goes before what the file states
 * @throws InputError, ImportRefused as `readPoll` and `tallyPoll` do by the rule in force
 */
export function tallyByRules(file: ImportFile, type: PollType | null): TalliesByRule {
  const poll = readPoll(file, type);
  const [rule, ...older] = POLL_RULES;
  const now = tallyPoll(poll, rule);
  // Older rules count what this one takes the poll for: by another type they would differ for another reason.
  const before = older.flatMap((one) => {
    try {
      return [tallyPoll({ ...poll, statedType: now.type }, one)];
    } catch (error) {
      if (error instanceof InputError) return [];
      throw error;
    }
  });
  return { tallies: [now, ...before], recorded: poll.recorded };
}

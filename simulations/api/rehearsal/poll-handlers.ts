import { InputError } from '../../errors/index.js';
import { POLL_RULES, readPoll, tallyPoll } from '../../rehearsal/index.js';
import type { PollResults } from '../contract/index.js';
import type { Handlers } from '../handlers.js';

/** The commands about off-chain polls. */
export const pollHandlers: Pick<Handlers, keyof PollResults> = {
  tallyPoll: async ({ file, type }) => {
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
  },
};

import { InputError } from '../../errors/index.js';
import type { VotingHistory } from '../history/voting-history.js';
import type { ImportFile } from '../table/import-file.js';
import { joinHubAnswers, readHubAnswer } from './hub-answer.js';
import { openVoteIn } from './open-vote-in.js';
import { type WatchedVote, type WatchGrounds, watchVote } from './watch-vote.js';

export interface WatchHubOptions {
  /** Answers of the hub: of the open poll, and of past ones where they were saved too. */
  readonly answers: readonly ImportFile[];
  /** What is known of the past besides. */
  readonly history: VotingHistory | null;
  readonly voters: WatchGrounds['voters'];
  /** The open poll’s id; may be `null` where the answers tell of one poll alone. */
  readonly proposal: string | null;
  /** Unix seconds; after the last vote where `null`. */
  readonly now: number | null;
}

/**
 * Watches a poll by what its hub answered.
 * @throws InputError `hub-unreadable`, `watch-proposal`, `watch-moment`; ImportRefused by entry and field
 */
export function watchHub({ answers, history, voters, proposal, now }: WatchHubOptions): WatchedVote {
  const read = answers.map(readHubAnswer);
  const told = [...new Set(read.flatMap(({ proposals }) => proposals.map(({ id }) => id)))];
  const id = proposal ?? (told.length === 1 ? told[0]! : null);
  if (id === null) {
    throw new InputError('watch-proposal', `the hub's answers tell of ${told.length} polls`, {
      field: '--proposal',
      value: told.slice(0, 5).join(', '),
      hint:
        told.length === 0
          ? 'Ask the hub for the poll too: its title, choices, start, end and quorum are needed.'
          : 'Say which of them is watched.',
    });
  }
  const joined = joinHubAnswers(read, history);
  const open = openVoteIn(joined, id, now);
  // A poll's quorum is reached by all its votes together, in Snapshot's way.
  const needed = { ...open.needed, counts: 'all' as const };
  const notes = read.flatMap((answer) => answer.notes);
  const settings = voters && {
    ...voters.settings,
    votingRule: { kind: 'tokens' as const },
    lateQuorumExtensionSeconds: 0,
  };
  return watchVote(
    { ...open, needed, notes: [...notes, ...open.notes] },
    { history: joined, voters: voters && settings && { ...voters, settings } },
  );
}

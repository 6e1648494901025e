import { basename } from 'node:path';
import { InputError } from '../../errors/index.js';
import { accepted, readHistory, type WatchedVote, watchVote } from '../../rehearsal/index.js';
import { readText } from '../read-document.js';

/** Files of past votes with the open one among them, and which it is. */
export interface WatchFiles {
  readonly votes: string;
  readonly proposals: string;
  /** The id of the open proposal. */
  readonly proposal: string;
  /** ISO time; the time of the last of its votes when absent. */
  readonly at?: string;
}

/**
 * Watches a vote that is going on: its votes so far, and the past ones to learn from, stand in the same files.
 * @throws ImportRefused naming file, row and column; InputError about the proposal, the moment or the history
 */
export async function watchFiles({ votes, proposals, proposal, at }: WatchFiles): Promise<WatchedVote> {
  const read = async (path: string) => ({ name: basename(path), text: await readText(path) });
  const history = accepted(readHistory({ proposals: await read(proposals), votes: await read(votes) }));
  const open = history.proposals.find(({ id }) => id === proposal);
  if (open === undefined) {
    throw new InputError('watch-proposal', `${proposals} has no proposal "${proposal}"`, {
      field: '--proposal',
      value: proposal,
      hint: 'Give the id of a proposal of the file, and its votes so far in the file of votes.',
    });
  }
  const cast = history.votes.filter((vote) => vote.proposal === open.id);
  const last = Math.max(open.start, ...cast.map(({ time }) => time ?? open.start));
  const now = at === undefined ? last + 1 : Date.parse(at) / 1000;
  if (Number.isNaN(now)) {
    throw new InputError('watch-moment', `"${at}" is not a time`, {
      field: '--at',
      value: at,
      hint: 'Give a time such as 2026-11-29T12:00:00Z.',
    });
  }
  return watchVote(history, open, cast, Math.min(now, open.end));
}

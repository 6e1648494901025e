import { InputError } from '../../errors/index.js';
import type { VotingHistory } from '../history/voting-history.js';
import type { ImportFile } from '../table/import-file.js';
import { type HubPoll, hasSides } from './hub-poll.js';
import { readHubRecord } from './hub-record.js';
import type { OpenVote } from './open-vote.js';
import { openVoteIn } from './open-vote-in.js';
import { type WatchedVote, watchVote } from './watch-vote.js';
import type { WatchedVoters } from './watched-chances.js';

export interface WatchHubOptions {
  /** Answers of the hub: of the open poll, and of past ones where they were saved too. */
  readonly answers: readonly ImportFile[];
  /** What is known of the past besides. */
  readonly history: VotingHistory | null;
  readonly voters: WatchedVoters | null;
  /** The open poll’s id; may be `null` where the answers tell of one poll alone, or of one that is open. */
  readonly proposal: string | null;
  /** Unix seconds; after the last vote where `null`. */
  readonly now: number | null;
}

/**
 * Watches a poll by what its hub answered.
 * @throws InputError `hub-unreadable`, `watch-proposal`, `watch-type`, `watch-moment`; ImportRefused by entry and field
 */
export function watchHub({ answers, history: past, voters, proposal, now }: WatchHubOptions): WatchedVote {
  const { history, polls, notesOn } = readHubRecord(answers, past, proposal);
  const id = proposal ?? theOpenOne([...polls.values()]);
  const open = openVoteIn(history, id, now);
  const poll = polls.get(id);
  const vote: OpenVote = {
    ...open,
    needed: poll === undefined ? { ...open.needed, kind: 'quorum', counts: 'all' } : neededOf(poll),
    notes: [...notesOn(id), ...open.notes],
  };
  return watchVote(vote, { history, voters: voters && { ...voters, governor: asPoll(voters) } });
}

function theOpenOne(polls: readonly HubPoll[]): string {
  const open = polls.length === 1 ? polls : polls.filter(({ isClosed }) => !isClosed);
  if (open.length === 1) return open[0]!.id;
  throw new InputError('watch-proposal', `the hub's answers tell of ${open.length} open polls`, {
    field: '--proposal',
    value: open
      .slice(0, 5)
      .map(({ id }) => id)
      .join(', '),
    hint:
      polls.length === 0
        ? 'Ask the hub for the poll too: its title, choices, start, end and quorum are needed.'
        : 'Say which poll is watched.',
  });
}

function neededOf(poll: HubPoll): OpenVote['needed'] {
  const { type, needed, choices } = poll;
  const refuse = (message: string, hint: string) =>
    new InputError('watch-type', message, { field: 'proposal.type', value: type, hint });
  if (!hasSides(poll)) {
    throw refuse(
      `a poll of the type "${type}" neither passes nor fails`,
      'Polls of the types "basic" and "single-choice" are watched; `folkmoot tally` counts the others.',
    );
  }
  if (needed.kind === 'rejection' && choices.length > 3) {
    throw refuse(
      `a quorum of rejection is told for a poll of ${choices.length} options`,
      'Such a quorum needs one option Against. `folkmoot tally` counts this poll.',
    );
  }
  return needed;
}

/** A poll counts votes as they are, and is never extended, whatever the DAO's governor does. */
function asPoll({ governor }: WatchedVoters): WatchedVoters['governor'] {
  return {
    ...governor,
    votingRule: { kind: 'tokens' },
    approvalPercent: undefined,
    superQuorumTokens: undefined,
    lateQuorumExtensionSeconds: 0,
  };
}

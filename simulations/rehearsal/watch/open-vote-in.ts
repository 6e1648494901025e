import { InputError } from '../../errors/index.js';
import { meaningOf } from '../history/for-by-label.js';
import type { VotingHistory } from '../history/voting-history.js';
import type { OpenVote } from './open-vote.js';

/**
 * The open vote among a history's proposals. It is looked at after its last vote where no moment is given, and never after its
 * end.
 * @throws InputError `watch-proposal` when the history has none of that id
 */
export function openVoteIn(
  { proposals, votes, changed = [] }: VotingHistory,
  id: string,
  moment: number | null,
): OpenVote {
  const proposal = proposals.find((each) => each.id === id);
  if (proposal === undefined) {
    throw new InputError('watch-proposal', `no proposal "${id}" is among those that were read`, {
      field: '--proposal',
      value: id,
      hint: 'Give the id of a proposal of the file, and its votes so far in the file of votes.',
    });
  }
  const cast = [...changed, ...votes].filter((vote) => vote.proposal === id);
  const last = cast.reduce((latest, { time }) => Math.max(latest, time ?? proposal.start), proposal.start);
  const more = new Set(cast.map(({ choice, label }) => (choice > 3 || isThird(choice, label) ? label || choice : '')));
  more.delete('');
  return {
    proposal,
    votes: cast,
    counted: null,
    needed: { kind: 'quorum', tokens: proposal.threshold, counts: 'for' },
    now: Math.min(moment ?? last + 1, proposal.end),
    notes:
      more.size === 0
        ? []
        : [
            'It has more options than For, Against and Abstain: the chance is that of the first option to lead all others.',
          ],
  };
}

const isThird = (choice: number, label: string) => choice === 3 && label !== '' && meaningOf(label) !== 'abstain';

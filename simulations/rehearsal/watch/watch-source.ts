import { InputError } from '../../errors/index.js';
import { readHistory } from '../history/read-history.js';
import type { VotingHistory } from '../history/voting-history.js';
import { accepted } from '../rehearse/input-problem.js';
import type { RehearsalInputs } from '../rehearse/open-inputs.js';
import type { ImportFile } from '../table/import-file.js';
import { openVoteIn } from './open-vote-in.js';
import { type WatchGovernorOptions, watchGovernor } from './watch-governor.js';
import { type WatchHubOptions, watchHub } from './watch-hub.js';
import { type WatchedVote, watchVote } from './watch-vote.js';
import type { WatchedVoters } from './watched-chances.js';

/** A vote that is going on, by where it is read from. Plain data, so that a thread can be given it. */
export type SourceToWatch =
  | ({ readonly kind: 'hub' } & Omit<WatchHubOptions, 'history' | 'voters'>)
  | {
      readonly kind: 'tables';
      readonly proposals: ImportFile;
      readonly votes: ImportFile;
      /** May be `null` where the tables tell of one alone that is open. */
      readonly proposal: string | null;
      /** Unix seconds; after the last vote where `null`. */
      readonly now: number | null;
    }
  | ({ readonly kind: 'chain' } & Omit<WatchGovernorOptions, 'signal'>);

/** What is known of the DAO besides: whose votes may come, and past ones. */
type KnownDao = Pick<RehearsalInputs, 'dao' | 'membership' | 'history'>;

/**
 * Watches a vote wherever it is read from.
 * @throws ImportRefused naming file, row and column; ChainError `fork-unreachable`; InputError about the proposal or the moment
 */
export async function watchSource(source: SourceToWatch, known: KnownDao | null): Promise<WatchedVote> {
  if (source.kind === 'chain') return watchGovernor(source);
  const voters = known && votersOf(known);
  if (source.kind === 'hub') return watchHub({ ...source, history: known?.history ?? null, voters });
  const { proposals, votes, proposal, now } = source;
  const history = accepted(readHistory({ proposals, votes }));
  return watchVote(openVoteIn(history, proposal ?? theOpenOne(history), now), { history, voters });
}

function votersOf({ dao, membership }: KnownDao): WatchedVoters {
  return { usual: dao.voters, governor: dao.governor, membership, seed: dao.seed };
}

/** The one proposal of a history that ends after the last vote that the history has. */
function theOpenOne({ proposals, votes }: VotingHistory): string {
  const last = votes.reduce((latest, { time }) => Math.max(latest, time ?? 0), 0);
  const open = proposals.filter(({ start, end }) => start <= last && end > last);
  const [one] = open;
  if (one !== undefined && open.length === 1) return one.id;
  const some = (open.length === 0 ? proposals.slice(-5) : open.slice(0, 5)).map(({ id }) => id).join(', ');
  throw new InputError('watch-proposal', `${open.length} proposals of the tables are open at their last vote`, {
    field: '--proposal',
    value: some,
    hint: `Say which is watched, for one of ${some}.`,
  });
}

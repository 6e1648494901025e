import { basename, dirname } from 'node:path';
import { InputError } from '../../errors/index.js';
import {
  accepted,
  instantIn,
  loadInputs,
  openVoteIn,
  readHistory,
  type VotingHistory,
  type WatchedVote,
  type WatchedVoters,
  watchGovernor,
  watchHub,
  watchVote,
} from '../../rehearsal/index.js';
import { addressSchema, type Dao, parseDao } from '../../scenario/index.js';
import { parseJson, readText } from '../read-document.js';
import { proposalNumber } from './watch-handlers.js';

/** Where an open vote, past ones and the voters are read from. */
export interface WatchFiles {
  /** Past votes and proposals; the open one among them, where neither a hub's answers nor a chain tell of it. */
  readonly votes?: string;
  readonly proposals?: string;
  /** Files with what a hub answered about the open poll. */
  readonly hub?: readonly string[];
  /** A DAO file: of the chain that it names the governor is read, else its holders are the poll's voters. */
  readonly dao?: string;
  /** A node and a governor on its chain. */
  readonly url?: string;
  readonly governor?: string;
  /** Which is watched; the only open one when absent. */
  readonly proposal?: string;
  /** ISO time; the time of the last vote when absent. A chain is read as it stands. */
  readonly at?: string;
}

/**
 * Watches a vote that is going on, by files of votes, by a hub's answers, or on a running chain.
 * @throws ImportRefused naming file, row and column; ChainError `fork-unreachable`; InputError about the options, the
 *   proposal or the moment
 */
export async function watchFiles(options: WatchFiles): Promise<WatchedVote> {
  const { hub = [], proposal = null } = options;
  requireOneSource(options);
  const document = options.dao === undefined ? null : parseDao(parseJson(await readText(options.dao), options.dao));
  const onChain = hub.length > 0 || options.votes !== undefined ? null : chainOf(options, document);
  if (onChain !== null) {
    const { seed = 1, voters: usual = null, canStop = null } = document ?? {};
    const votingRule = document?.governor.votingRule ?? null;
    const stated = { usual, canStop, votingRule, dualGovernance: document?.dualGovernance, seed };
    return watchGovernor({ ...onChain, ...stated, proposal: proposalNumber(proposal), blockNumber: null });
  }
  const history = await historyIn(options);
  const voters = document === null ? null : await votersOf(document, dirname(options.dao!));
  const now = momentOf(options.at);
  if (hub.length > 0) {
    return watchHub({ answers: await Promise.all(hub.map(fileAt)), history, voters, proposal, now });
  }
  if (history === null || proposal === null) {
    throw new InputError('option-missing', 'nothing says which vote is watched', {
      field: history === null ? '--votes' : '--proposal',
      hint: 'Give --votes, --proposals and --proposal, or --hub with a saved answer, or --url and --governor of a chain.',
    });
  }
  return watchVote(openVoteIn(history, proposal, now), { history, voters });
}

/** A vote is read from one place: another would be left unread without a word. */
function requireOneSource({ url, governor, hub, votes, proposals, at }: WatchFiles): void {
  if (url === undefined && governor === undefined) return;
  const [other] = Object.entries({ hub, votes, proposals, at }).find(([, value]) => value !== undefined) ?? [];
  if (other === undefined) return;
  throw new InputError('option-kind', `--${other} does not go with ${url === undefined ? '--governor' : '--url'}`, {
    field: `--${other}`,
    hint: 'Of a chain the votes so far, the past ones and the moment are its own: give --url and --governor alone.',
  });
}

/** The chain that the options or the DAO name. */
function chainOf({ url, governor }: WatchFiles, dao: Dao | null) {
  if (url === undefined && governor === undefined) return dao?.fork ?? null;
  const address = addressSchema.safeParse(governor).data;
  if (address === undefined || url === undefined) {
    const field = url === undefined ? '--url' : '--governor';
    throw new InputError('address-invalid', `${field} is missing, or is not an address`, {
      field,
      value: url === undefined ? undefined : governor,
      hint: 'Give --url with the node and --governor with an address: 0x and 40 hex digits.',
    });
  }
  return { url, governor: address };
}

async function historyIn({ votes, proposals }: WatchFiles): Promise<VotingHistory | null> {
  if (votes === undefined && proposals === undefined) return null;
  if (votes === undefined || proposals === undefined) {
    const field = votes === undefined ? '--votes' : '--proposals';
    throw new InputError('option-missing', `${field} is missing`, {
      field,
      hint: 'Past votes are read from both files together.',
    });
  }
  return accepted(readHistory({ proposals: await fileAt(proposals), votes: await fileAt(votes) }));
}

async function votersOf(dao: Dao, folder: string): Promise<WatchedVoters> {
  const { membership } = await loadInputs(dao, folder);
  return { usual: dao.voters, governor: dao.governor, membership, seed: dao.seed };
}

const fileAt = async (path: string) => ({ name: basename(path), text: await readText(path) });

function momentOf(at: string | undefined): number | null {
  if (at === undefined) return null;
  const now = instantIn(at);
  if (now !== undefined) return now;
  throw new InputError('watch-moment', `"${at}" is not a time`, {
    field: '--at',
    value: at,
    hint: 'Give a time such as 2026-11-29T12:00:00Z.',
  });
}

import { readRemoteChain } from '../../chain/index.js';
import { InputError } from '../../errors/index.js';
import {
  flipWords,
  inThread,
  neededWords,
  type RehearsalInputs,
  type VoteToWatch,
  type WatchedVoters,
} from '../../rehearsal/index.js';
import type { ParsedParameters, WatchResults } from '../contract/index.js';
import type { Handlers } from '../handlers.js';

/** What the commands need of the rehearsals: a DAO's voters and past votes, and when the engine closes. */
interface WatchContext {
  readonly closing: AbortSignal;
  readyDao(id: string): Promise<{ readonly inputs: RehearsalInputs }>;
}

/** The commands about votes that are going on. Each look has a thread of its own: thousands of votes may be simulated. */
export function watchHandlers(context: WatchContext): Pick<Handlers, keyof WatchResults> {
  return {
    watchVote: async ({ source }) => {
      const { rehearsal } = source;
      const inputs = rehearsal === null ? null : (await context.readyDao(rehearsal)).inputs;
      const watched = await inThread('watchVote', voteOf(source, inputs), { signal: context.closing });
      return { ...watched, words: { needed: neededWords(watched), flips: flipWords(watched) } };
    },
    getChainHead: async ({ url }) => {
      const { block } = await readRemoteChain(url, null, { signal: context.closing });
      return { block: block.number };
    },
  };
}

function voteOf(source: ParsedParameters<'watchVote'>['source'], inputs: RehearsalInputs | null): VoteToWatch {
  const { dao } = inputs ?? {};
  const voters = inputs && votersOf(inputs);
  if (source.kind === 'chain') {
    const { kind, url, governor, proposal } = source;
    const { seed = 1, voters: usual = null, canStop = null } = dao ?? {};
    return { kind, url, governor, proposal: proposalNumber(proposal), usual, canStop, seed, blockNumber: null };
  }
  const { proposal, at: now } = source;
  if (source.kind === 'tables') {
    const { kind, proposals, votes } = source;
    return { kind, proposals, votes, proposal, voters, now };
  }
  const { kind, answers } = source;
  return { kind, answers, history: inputs?.history ?? null, voters, proposal, now };
}

function votersOf({ dao, membership }: RehearsalInputs): WatchedVoters {
  return { usual: dao.voters, governor: dao.governor, membership, seed: dao.seed };
}

/** A governor's id of a proposal: decimal, or hex. */
export function proposalNumber(text: string | null): bigint | null {
  if (text === null) return null;
  if (/^(\d{1,80}|0x[0-9a-f]{1,64})$/i.test(text)) return BigInt(text);
  throw new InputError('watch-proposal', `"${text}" is not the id of a governor's proposal`, {
    field: '--proposal',
    value: text,
    hint: 'Give the whole number that the governor calls it by.',
  });
}

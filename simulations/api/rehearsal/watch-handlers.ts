import { readRemoteChain } from '../../chain/index.js';
import { InputError } from '../../errors/index.js';
import { flipWords, inThread, neededWords, type SourceToWatch } from '../../rehearsal/index.js';
import type { Dao } from '../../scenario/index.js';
import type { ParsedParameters, PollResults, WatchResults } from '../contract/index.js';
import type { Handlers } from '../handlers.js';
import type { RehearsalContext } from './rehearsal-context.js';

/**
 * The commands about votes that are going on, and polls that are over. Each look has a thread of its own: thousands of votes
 * may be simulated, and a file may have as many.
 */
export function watchHandlers(context: RehearsalContext): Pick<Handlers, keyof WatchResults | keyof PollResults> {
  return {
    watchVote: async ({ source }) => {
      const { rehearsal } = source;
      const inputs = rehearsal === null ? null : (await context.readyDao(rehearsal)).inputs;
      const vote = { source: sourceOf(source, inputs?.dao ?? null), inputs: inputs?.sent ?? null };
      const watched = await inThread('watchVote', vote, { signal: context.closing });
      return { ...watched, words: { needed: neededWords(watched), flips: flipWords(watched) } };
    },
    tallyPoll: (poll) => inThread('tallyByRules', poll, { signal: context.closing }),
    getChainHead: async ({ url }) => {
      const { block } = await readRemoteChain(url, null, { signal: context.closing });
      return { block: block.number };
    },
  };
}

function sourceOf(source: ParsedParameters<'watchVote'>['source'], dao: Dao | null): SourceToWatch {
  if (source.kind === 'chain') {
    const { kind, url, governor, proposal } = source;
    const { seed = 1, voters: usual = null, canStop = null } = dao ?? {};
    const votingRule = dao?.governor.votingRule ?? null;
    const stated = { usual, canStop, votingRule, dualGovernance: dao?.dualGovernance, seed };
    return { kind, url, governor, ...stated, proposal: proposalNumber(proposal), blockNumber: null };
  }
  const { proposal, at: now } = source;
  if (source.kind === 'tables') {
    const { kind, proposals, votes } = source;
    return { kind, proposals, votes, proposal, now };
  }
  const { kind, answers } = source;
  return { kind, answers, proposal, now };
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

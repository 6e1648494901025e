import type { AttackSession } from '../../session/attack-session.js';
import type { AttackContext } from '../attack-context.js';
import { HostileProposal } from '../hostile-proposal.js';
import type { TransferEnd } from '../treasury-transfer.js';
import { SECONDS_AN_HOUR } from './route.js';

/** Moments of the governor's clock that tokens are had before the snapshot where nothing needs them earlier. */
const AHEAD = 1n;
/** A voting delay shorter than this leaves no time to act between the proposal and the snapshot. */
const SHORTEST_DELAY = 10n;

/** Tokens that an attacker has around a snapshot. */
export interface HeldTokens {
  readonly context: AttackContext;
  readonly session: AttackSession;
  readonly who: string;
  /** Gets and delegates them, in the block that is to be next. */
  readonly acquire: () => Promise<void>;
  /** Gives them back once the snapshot is past. */
  readonly giveBack: () => Promise<void>;
  /** What the vote is called. */
  readonly support: string;
}

export interface HeldVote {
  readonly end: TransferEnd;
  /** From the block in which the tokens came to the one in which they went, by the chain's clock. */
  readonly hours: number;
}

/**
 * Has tokens for as long as a vote needs them, and no longer: from before the proposal where proposing takes some or the
 * snapshot follows at once, else from the moment before the snapshot; until the first moment after it. Then votes with
 * what the snapshot says, lets the usual voters vote Against, and sees it through.
 */
export async function voteWithHeldTokens(held: HeldTokens): Promise<HeldVote> {
  const { context, session, who, acquire, giveBack, support } = held;
  const { loaded, attacker, defenders, drain, threshold } = context;
  const early = threshold > 0n || context.votingDelay < SHORTEST_DELAY;
  if (early) await acquire();
  let since = await timeOf(context);
  const proposal = await HostileProposal.make({
    loaded,
    session,
    calls: drain,
    description: 'send the whole treasury to the attacker',
    author: attacker,
    who,
  });
  if (proposal === null) {
    if (early) await giveBack();
    return { end: 'notProposed', hours: ((await timeOf(context)) - since) / SECONDS_AN_HOUR };
  }
  if (!early) {
    await proposal.waitFor(proposal.firstMoment - 2n - AHEAD);
    await acquire();
    since = await timeOf(context);
  }
  await proposal.waitFor(proposal.firstMoment - 1n);
  await giveBack();
  const hours = ((await timeOf(context)) - since) / SECONDS_AN_HOUR;
  await proposal.vote(who, support, [attacker], 'for');
  const against = defenders.map(({ address }) => address);
  await proposal.vote('usual voters', `${against.length} vote Against`, against, 'against');
  if (!(await proposal.close())) return { end: 'defeated', hours };
  return { end: (await proposal.carryOut(who, true)) ? 'executed' : 'stopped', hours };
}

const timeOf = async ({ loaded }: AttackContext): Promise<number> => (await loaded.chain.latestBlock()).timestamp;

import type { Address } from '../../../chain/index.js';
import type { AttackSession } from '../session/attack-session.js';
import type { AttackContext } from './attack-context.js';
import { HostileProposal } from './hostile-proposal.js';
import type { Voter } from './votes/defenders.js';

/** How a proposal to take the treasury ended. */
export type TransferEnd = 'executed' | 'notProposed' | 'defeated' | 'stopped';

/** Why an assault ended so, in words for a report. */
export const WHY_IT_ENDED: Readonly<Record<Exclude<TransferEnd, 'executed'>, string>> = {
  notProposed: 'The governor let nobody on the attacker’s side propose.',
  defeated: 'The vote defeated it.',
  stopped: 'It passed, and was stopped between the vote and its execution.',
};

interface TransferAttempt {
  readonly who: string;
  readonly author: Address | null;
  /** Who votes For, and what that is called. */
  readonly supporters: readonly Address[];
  readonly support: string;
  /** Who votes Against, after them. */
  readonly opponents: readonly Voter[];
  /** What is done once all have voted. */
  readonly afterVotes?: () => Promise<void>;
}

/** Proposes in the open to take the treasury, votes For, lets the usual voters vote Against, and sees it through. */
export async function attemptTreasuryTransfer(
  context: AttackContext,
  session: AttackSession,
  { who, author, supporters, support, opponents, afterVotes }: TransferAttempt,
): Promise<TransferEnd> {
  const { loaded, drain } = context;
  const proposal = await HostileProposal.make({
    loaded,
    session,
    calls: drain,
    description: 'send the whole treasury to the attacker',
    author,
    who,
  });
  if (proposal === null) return 'notProposed';
  await proposal.vote(who, support, supporters, 'for');
  const against = opponents.map(({ address }) => address);
  await proposal.vote('usual voters', `${against.length} vote Against`, against, 'against');
  await afterVotes?.();
  if (!(await proposal.close())) return 'defeated';
  return (await proposal.carryOut(who, true)) ? 'executed' : 'stopped';
}

import type { Address } from '../../../chain/index.js';
import { type Ask, addressOf, contractAt } from './ask-contract.js';
import type { FoundGovernor } from './read-governor.js';

/** Pairs are looked for among so many of the largest delegates. */
const PAIRED = 100;

/**
 * Delegates whose votes a quorum leaves out, as Arbitrum's leaves out what is delegated to nobody: the one that the
 * governor names, else the one or two whose votes are exactly what is missing. They cannot vote.
 * @param votes delegates, the most powerful first
 */
export async function leftOut(
  ask: Ask,
  governor: Address,
  { votesLeftOut, quorumVotes }: Pick<FoundGovernor, 'votesLeftOut' | 'quorumVotes'>,
  votes: readonly (readonly [Address, bigint])[],
  allVotes: bigint,
): Promise<readonly Address[]> {
  if (votesLeftOut === 0n || quorumVotes === 0n) return [];
  const named = await addressOf(contractAt(ask, governor), 'EXCLUDE_ADDRESS');
  if (named !== null) return [named];
  // A quorum is rounded down, so that what is missing is known up to one unit of it.
  const unit = (allVotes - votesLeftOut) / quorumVotes + 1n;
  const isMissing = (amount: bigint) => amount <= votesLeftOut && amount > votesLeftOut - unit;
  const one = votes.find(([, amount]) => isMissing(amount));
  if (one !== undefined) return [one[0]];
  const largest = votes.slice(0, PAIRED);
  for (const [i, [first, amount]] of largest.entries()) {
    const second = largest.slice(i + 1).find(([, other]) => isMissing(amount + other));
    if (second !== undefined) return [first, second[0]];
  }
  return [];
}
